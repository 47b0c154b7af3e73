const FOCUSABLE = "a[href],button:not(:disabled),textarea,input,[tabindex='0']";

/** Full screen on a phone: there the panel covers the page, so it is modal. */
export const phone = window.matchMedia("(max-width: 480px), (max-height: 480px)");

/** Moves the focus into the panel, keeps it there while the panel covers the page, and closes on Escape. */
export class Focus {
  constructor(
    private readonly box: HTMLElement,
    private readonly field: { current: HTMLElement | null },
  ) {
    box.tabIndex = -1;
  }

  /** The panel lies over another page: Escape closes it, and on a phone the focus stays in it. */
  beDialog(onEscape: () => void): void {
    this.box.setAttribute("role", "dialog");
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Tab" && phone.matches) this.turnAround(event);
      if (event.key !== "Escape" || event.isComposing) return;
      event.stopPropagation();
      onEscape();
    });
    phone.addEventListener("change", () => this.showModality());
    this.showModality();
  }

  /** Into the message field, but not where that would bring up a keyboard over the greeting. */
  enter(): void {
    const touch = window.matchMedia("(pointer: coarse)").matches;
    (touch ? this.box : (this.field.current ?? this.box)).focus();
  }

  private turnAround(event: KeyboardEvent): void {
    const stops = [...this.box.querySelectorAll<HTMLElement>(FOCUSABLE)];
    const [first, last] = [stops[0], stops.at(-1)];
    const active = (this.box.getRootNode() as ShadowRoot).activeElement;
    const leaving = event.shiftKey ? active === first || active === this.box : active === last;
    if (!leaving) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }

  private showModality(): void {
    this.box.setAttribute("aria-modal", String(phone.matches));
  }
}
