import type { Tell } from "./items";
import { placeIn, selectorOf } from "./selector";

/** Clicks on the same element within so many milliseconds of each other are one, with how many they were. */
const TOGETHER = 1_000;
/** What is pressed where a picture or a word in it is. */
const CONTROLS = "a[href],button,label,summary,[role='button']";
/** What answers a press by taking the focus or by playing: nothing of the page has to change. */
const ANSWERS = "input,textarea,select,label,summary,video,audio,[contenteditable]";

interface Pressed {
  element: Element;
  point: { selector: string; x: number; y: number };
  place: "page" | "widget";
  times: number;
  changed: boolean | null;
}

/**
 * Tells of clicks and opened links, in the page and in the widget. Of a click it is told how often the same element was
 * pressed in a row, and whether anything changed before the visitor did something else: the page, its address, what is
 * scrolled or chosen.
 */
export class Clicks {
  private pressed: Pressed | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly seen = new MutationObserver(() => this.change());
  private readonly listening = new AbortController();

  constructor(
    private readonly widget: ShadowRoot,
    private readonly tell: Tell,
  ) {
    const options = { capture: true, passive: true, signal: this.listening.signal };
    document.addEventListener("click", (event) => this.press(event), options);
    document.addEventListener("pointerdown", (event) => this.leave(event.composedPath()[0]), options);
    document.addEventListener("keydown", () => this.flush(), options);
    for (const effect of ["scroll", "input", "change", "submit", "toggle"]) document.addEventListener(effect, () => this.change(), options);
    for (const effect of ["hashchange", "popstate", "pagehide"]) window.addEventListener(effect, () => this.change(), options);
  }

  /** Tells of the click that is looked at now. */
  flush(): void {
    clearTimeout(this.timer);
    this.seen.disconnect();
    if (!this.pressed) return;
    const { point, place, times, changed } = this.pressed;
    this.pressed = null;
    this.tell({ kind: "click", ...point, times, changed }, place);
  }

  end(): void {
    this.flush();
    this.listening.abort();
  }

  /** Whatever changes from here on follows from something else. */
  private leave(to: EventTarget | undefined): void {
    if (!(to instanceof Element) || !this.pressed?.element.contains(to)) this.flush();
  }

  private press(event: MouseEvent): void {
    const [inner] = event.composedPath();
    if (!event.isTrusted || !(inner instanceof Element)) return;
    const element = inner.closest(CONTROLS) ?? inner;
    const place = element.getRootNode() === this.widget ? "widget" : "page";
    if (this.pressed?.element === element) this.pressed.times++;
    else {
      this.flush();
      const selector = selectorOf(element);
      if (!selector) return;
      const point = { selector, ...placeIn(element, event.clientX, event.clientY) };
      this.pressed = { element, point, place, times: 1, changed: element.closest(ANSWERS) !== null };
      this.watch(place);
    }
    const link = element.closest("a[href]");
    if (link) {
      this.change(); // It leads elsewhere, whether this page sees that or not.
      this.tell({ kind: "link", ...this.pressed!.point, selector: selectorOf(link) ?? this.pressed!.point.selector }, place);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), TOGETHER);
  }

  /** In the widget answers come in while people press elsewhere; of it the page's buttons can only open the panel. */
  private watch(place: "page" | "widget"): void {
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    this.seen.observe(place === "page" ? document.documentElement : this.widget, everything);
    if (place === "page") this.seen.observe(this.widget, { subtree: true, attributeFilter: ["hidden", "aria-expanded"] });
  }

  private change(): void {
    if (this.pressed) this.pressed.changed = true;
    this.seen.disconnect();
  }
}
