import type { Tell } from "./items";

/** Less is a glance in passing. */
const SHORTEST = 500;
const LONGEST = 86_400_000;

/** Tells how long each of the widget's messages was on screen, half of it at least, while the tab was to be seen. */
export class Reading {
  private readonly visible = new Set<Element>();
  private readonly read = new Map<string, number>();
  private readonly known = new WeakSet<Element>();
  private since = performance.now();
  private readonly onScreen: IntersectionObserver;
  private readonly arriving: MutationObserver;

  constructor(
    private readonly widget: ShadowRoot,
    private readonly tell: Tell,
  ) {
    this.onScreen = new IntersectionObserver((entries) => this.look(entries), { threshold: [0, 0.5] });
    this.arriving = new MutationObserver(() => this.find());
    this.arriving.observe(widget, { subtree: true, childList: true });
    this.find();
  }

  /** Tells of what was read so far. `seen`: whether the tab was to be seen until now. */
  flush(seen: boolean): void {
    this.count(seen);
    for (const [message_id, ms] of this.read) {
      if (ms < SHORTEST) continue;
      this.tell({ kind: "read", message_id, ms: Math.min(Math.round(ms), LONGEST) }, "widget");
      this.read.delete(message_id);
    }
  }

  end(): void {
    this.onScreen.disconnect();
    this.arriving.disconnect();
  }

  private find(): void {
    for (const message of this.widget.querySelectorAll("[data-id]")) {
      if (this.known.has(message)) continue;
      this.known.add(message);
      this.onScreen.observe(message);
    }
  }

  private look(entries: readonly IntersectionObserverEntry[]): void {
    this.count(!document.hidden);
    for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
      // A message that is longer than the screen is never half visible: then it counts when it fills half of that.
      const fills = rootBounds ? intersectionRect.height >= rootBounds.height / 2 : false;
      if (intersectionRatio >= 0.5 || fills) this.visible.add(target);
      else this.visible.delete(target);
    }
  }

  private count(seen: boolean): void {
    const now = performance.now();
    if (seen) {
      for (const message of this.visible) {
        const id = (message as HTMLElement).dataset.id!;
        if (message.isConnected) this.read.set(id, (this.read.get(id) ?? 0) + now - this.since);
        else this.visible.delete(message);
      }
    }
    this.since = now;
  }
}
