import { cleanPath } from "./clean";
import type { Tell } from "./items";

/** The page that is looked at: that it is, and how much of its height was seen. */
export class Visit {
  path = "";
  private deepest = 0;
  private told = 0;

  constructor(private readonly tell: Tell) {}

  begin(): void {
    this.path = cleanPath(location.pathname);
    this.deepest = this.told = 0;
    this.tell({ kind: "view" });
    this.measure();
  }

  measure(): void {
    this.deepest = Math.max(this.deepest, seenShare());
  }

  /** Tells of the depth once more when it has grown. */
  flush(): void {
    if (this.deepest > this.told) this.tell({ kind: "scroll", depth: this.deepest });
    this.told = this.deepest;
  }
}

/** How much of the page's height has come into view, from 0 to 1. */
function seenShare(): number {
  const { scrollHeight } = document.documentElement;
  return Math.round(100 * Math.min(1, (scrollY + innerHeight) / Math.max(1, scrollHeight))) / 100;
}
