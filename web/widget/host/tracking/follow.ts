import { answerOf, asksForPrivacy, CONSENT_CHANGED } from "../../core/consent";
import type { Keep } from "../../core/storage";
import type { Happenings } from "../happenings";

/** What is recorded, and for whom. */
export interface Followed {
  base: string;
  siteKey: string;
  keep: Keep;
  /** The widget's own. */
  root: ShadowRoot;
  happenings?: Happenings;
}

/**
 * Records from when the visitor says yes until they take it back, here or in another tab. Before a yes nothing is
 * fetched, nothing is listened to and nothing leaves the page.
 */
export function follow(followed: Followed, from: number): void {
  let end: Promise<() => void> | undefined;
  const look = (asked: boolean) => {
    const agreed = answerOf(followed.keep, from) === "yes" && !asksForPrivacy();
    if (agreed) {
      end ??= import(".").then(({ record }) => record(followed, { fromNow: asked }));
      end.catch(() => (end = undefined)); // It was not to be had; the next page tries again.
    } else {
      void end?.then((stop) => stop());
      end = undefined;
    }
  };
  followed.root.host.addEventListener(CONSENT_CHANGED, () => look(true));
  window.addEventListener("storage", ({ key }) => {
    if (key === followed.keep.name("asked")) look(true);
  });
  look(false);
}
