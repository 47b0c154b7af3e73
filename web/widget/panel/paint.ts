import type { PanelOptions, Theme } from "../contract";
import { parseHex, readable, textOn } from "../core/color";

const DEFAULT = "#0b6e5c";
/** `--raised` of base.css, on which brand colours are harder to read than on `--surface`. */
const RAISED = { light: "#f1f4f6", dark: "#2a2f36" };

/** Light or dark, and the owner's colour in a form that can be read on either. */
export class Paint {
  private readonly dark = window.matchMedia("(prefers-color-scheme: dark)");
  private brand: string | undefined;
  theme: Theme;

  constructor(
    private readonly box: HTMLElement,
    private readonly options: PanelOptions,
  ) {
    this.theme = options.theme;
    this.dark.addEventListener("change", () => this.draw());
    this.draw();
  }

  /** Takes the site's own colour; one that the page names comes first. */
  use(siteColor: string | undefined): void {
    if (siteColor === this.brand) return;
    this.brand = siteColor;
    this.draw();
  }

  wear(theme: Theme): void {
    this.theme = theme;
    this.draw();
  }

  private draw(): void {
    const theme = this.theme === "auto" ? (this.dark.matches ? "dark" : "light") : this.theme;
    const hex = [this.options.color, this.brand, DEFAULT].find((color) => color && parseHex(color))!;
    const color = parseHex(hex)!;
    this.box.dataset.theme = theme;
    this.box.style.setProperty("--brand", hex);
    this.box.style.setProperty("--on-brand", textOn(color));
    this.box.style.setProperty("--brand-text", readable(color, parseHex(RAISED[theme])!));
    this.options.onColor(hex);
  }
}
