/** Milliseconds that are looked at. */
const WINDOW = 400;
/** Share of the screen's height that is scrolled up in them by who leaves; reading up is slower. */
const SHARE = 0.5;
const LEAST = 280;

/** Knows a finger that flings the page back up, as people do who look for the address bar. */
export class Fling {
  private moves: [at: number, y: number][] = [];

  /** The page stands at `y` now; gives whether it was flung up. */
  moved(at: number, y: number, height: number): boolean {
    this.moves = [...this.moves.filter(([then]) => at - then <= WINDOW), [at, y]];
    const lowest = Math.max(...this.moves.map(([, each]) => each));
    if (lowest - y < Math.max(LEAST, height * SHARE)) return false;
    this.moves = [[at, y]];
    return true;
  }
}
