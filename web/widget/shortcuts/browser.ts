import type { Chat } from "../core/chat";
import { Keep } from "../core/storage";

/** Milliseconds after the first look at the chat from which on somebody has come again. */
const AGAIN = 30 * 60_000;

/** Whether this browser has opened the chat in an earlier visit. Remembers the first one when it is asked first. */
export function isReturning(siteKey: string): boolean {
  const keep = new Keep("localStorage", siteKey);
  const first = Number(keep.get("since"));
  if (!first) keep.set("since", String(Date.now()));
  return first > 0 && Date.now() - first > AGAIN;
}

/** Tells the server once a visit what was shown, and each press; nobody misses a count that gets lost. */
export class Uses {
  private readonly tab: Keep;
  private readonly known: Set<string>;

  constructor(private readonly chat: Chat) {
    this.tab = new Keep("sessionStorage", chat.api.siteKey);
    this.known = new Set(this.tab.get("shown")?.split(" "));
  }

  /** Counts those of `ids` that were not shown before, if `box` is on the screen. */
  shown(ids: readonly string[], box: Element | null): void {
    const fresh = ids.filter((id) => !this.known.has(id));
    // A panel that was fetched before anybody pressed its button shows nothing to anybody.
    if (!fresh.length || !box?.getClientRects().length) return;
    for (const id of fresh) this.known.add(id);
    this.tab.set("shown", [...this.known].join(" "));
    this.tell({ shown: fresh });
  }

  pressed(id: string): void {
    this.tell({ pressed: [id] });
  }

  private tell(uses: { shown?: readonly string[]; pressed?: readonly string[] }): void {
    const { api } = this.chat;
    api
      .json(`/sites/${encodeURIComponent(api.siteKey)}/shortcut-uses`, {
        method: "POST",
        keepalive: true, // a link that is pressed may leave the page
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(uses),
      })
      .catch(() => undefined);
  }
}
