import type { Arm, Invitation, What } from "./types";

/** Tells the server what came of an invitation, also from a page that is just left. As text: JSON would be asked for first. */
export function beacon(base: string, siteKey: string): (invitation: Invitation, arm: Arm, what: readonly What[]) => void {
  return ({ id, edition }, arm, what) => {
    const address = `${base}/api/web/sites/${encodeURIComponent(siteKey)}/invitations/${id}/outcomes`;
    navigator.sendBeacon(address, JSON.stringify({ edition, arm, what }));
  };
}
