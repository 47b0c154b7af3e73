import type { Keep } from "./storage";

/** Told on the widget's element when the visitor has answered, or everything of theirs was erased. */
export const CONSENT_CHANGED = "jawab-consent";

/**
 * What this browser remembers of the visitor's answer; null: none, or a yes to a notice that was replaced since. `asked`
 * is the version of the notice that was answered; a no holds for all that come (the panel asks who has no such number).
 */
export function answerOf(keep: Keep, from: number): "yes" | "no" | null {
  if (Number(keep.get("asked") ?? -1) < from) return null;
  return keep.get("consent") as "yes" | "no" | null;
}

export function remember(keep: Keep, yes: boolean, version: number): void {
  keep.set("consent", yes ? "yes" : "no");
  keep.set("asked", yes ? String(version) : "Infinity");
}

/** Whether the browser asks sites not to track its visitor (Global Privacy Control, Do Not Track): then nobody asks. */
export function asksForPrivacy(): boolean {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return globalPrivacyControl === true || doNotTrack === "1";
}
