import { Keep } from "../../core/storage";
import { uuid } from "../../core/uuid";
import { onPageChange } from "../pages";
import { cleanName, cleanProps } from "./clean";
import { Clicks } from "./clicks";
import type { Followed } from "./follow";
import type { Tell } from "./items";
import { Reading } from "./reading";
import { Sender } from "./sender";
import { Visit } from "./visit";

const PHONE = 600;
const TABLET = 1024;

/**
 * Records what is clicked and read until the function that is returned is called. Fetched only after consent. `fromNow`:
 * the visitor has agreed just now, so what the page told of before is not recorded.
 */
export function record({ base, siteKey, keep, root, happenings }: Followed, { fromNow }: { fromNow: boolean }): () => void {
  const tab = new Keep("sessionStorage", siteKey);
  if (!tab.get("session")) tab.set("session", uuid());
  const sender = new Sender(`${base}/api/web/activity`, tab.get("session")!, () => (keep.get("consent") === "yes" ? keep.get("token") : null));
  const tell: Tell = (what, place = "page") => {
    sender.add({ ...what, place, page: visit.path, viewport: viewport(), at: new Date().toISOString() });
  };
  const visit = new Visit(tell);
  visit.begin();
  const clicks = new Clicks(root, tell);
  const reading = new Reading(root, tell);
  const forget = happenings && listen(happenings, tell, fromNow);

  /** `seen`: whether the tab was to be seen until now. */
  const send = (seen: boolean) => {
    reading.flush(seen);
    clicks.flush();
    visit.flush();
    sender.flush();
  };
  const listening = new AbortController();
  const { signal } = listening;
  document.addEventListener("visibilitychange", () => (document.hidden ? send(true) : reading.flush(false)), { signal });
  window.addEventListener("pagehide", () => send(!document.hidden), { signal });
  window.addEventListener("scroll", () => visit.measure(), { signal, passive: true });
  const stay = onPageChange(() => {
    clicks.flush();
    visit.flush();
    visit.begin();
  });

  return () => {
    listening.abort();
    stay();
    forget?.();
    clicks.end();
    reading.end();
    sender.end();
    tab.set("session", null);
  };
}

/** Events of the page; those that it told of before are given at once, which are left out when they are not to be told. */
function listen(happenings: NonNullable<Followed["happenings"]>, tell: Tell, fromNow: boolean): () => void {
  let past = true;
  const forget = happenings.listen((name, properties) => {
    const clean = past && fromNow ? null : cleanName(name);
    if (clean) tell({ kind: "event", name: clean, props: cleanProps(properties) });
  });
  past = false;
  return forget;
}

function viewport(): "phone" | "tablet" | "desktop" {
  if (innerWidth < PHONE) return "phone";
  return innerWidth < TABLET ? "tablet" : "desktop";
}
