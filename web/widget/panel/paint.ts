import type { Site } from "../../client/types";
import type { PanelOptions, Theme } from "../contract";
import { palette } from "../core/palette";
import { sideOf } from "../core/side";

const DEFAULT = "#0b6e5c";

/**
 * How the panel looks. First counts what the visitor chose, then the script tag, then a custom property of the page, then
 * what the owner chose at the desk. Colours are made so that they can be read.
 */
export class Paint {
  private readonly dark = window.matchMedia("(prefers-color-scheme: dark)");
  private site: Site | null = null;

  constructor(
    private readonly box: HTMLElement,
    private readonly options: PanelOptions,
    private chosen: Theme | null,
  ) {
    this.dark.addEventListener("change", () => this.draw());
    this.draw();
  }

  get theme(): Theme {
    const { theme, themed } = this.options;
    return this.chosen ?? (themed ? theme : (this.site?.appearance.theme ?? theme));
  }

  use(site: Site | null): void {
    if (site === this.site) return;
    this.site = site;
    this.draw();
  }

  wear(theme: Theme): void {
    this.chosen = theme;
    this.draw();
  }

  private draw(): void {
    const { box, options, site } = this;
    const theme = this.theme === "auto" ? (this.dark.matches ? "dark" : "light") : this.theme;
    const named = getComputedStyle(box).getPropertyValue("--jawab-color").trim();
    const hex = [options.color, named, site?.color, DEFAULT].find((color) => color && palette(color, theme))!;
    box.dataset.theme = theme;
    for (const [name, value] of Object.entries(palette(hex, theme)!)) box.style.setProperty(name, value);
    options.onColor(hex);
    if (!site) return;
    const { radius, font_size, position } = site.appearance;
    box.style.setProperty("--own-radius", `${radius}px`);
    box.style.setProperty("--own-size", `${font_size}px`);
    const side = options.placed ? options.side : sideOf(position);
    for (const one of ["left", "right"]) box.classList.toggle(one, one === side);
  }
}
