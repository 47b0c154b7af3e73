import type { components } from "../../client/schema";
import type { Button } from "../contract";
import { wear } from "./look";
import type { Page } from "./page";
import { follow } from "./tracking/follow";

type Engagement = components["schemas"]["Engagement"];

const TIMEOUT = 20_000;

/** Does what the owner wants to be done on the page without being asked; each part is fetched only where it is wanted. */
export async function engage(page: Page, button: Button): Promise<void> {
  try {
    const engagement = await told(page);
    wear(engagement.launcher, page.config, button, page.keep);
    if (engagement.tracking) follow({ ...page, ...page.config, root: button.root }, engagement.consent_from);
    if (engagement.invitations.length > 0) (await import("./invitations")).invite(page, button, engagement);
  } catch (error) {
    // The chat works without; the page's developer can hear of it.
    page.events.tell("error", { about: "engagement", reason: "connection", detail: String(error) });
  }
}

/** The visitor's own choice of a language comes before the page's. */
async function told({ config, keep }: Page): Promise<Engagement> {
  const language = encodeURIComponent(keep.get("language") ?? config.language);
  const address = `${config.base}/api/web/sites/${encodeURIComponent(config.siteKey)}/engagement?language=${language}`;
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()) as Engagement;
}
