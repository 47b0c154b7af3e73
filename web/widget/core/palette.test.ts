import { expect, test } from "vitest";
import { contrast, mix, parseHex, type Rgb } from "./color";
import css from "../styles/base.css?raw";
import { palette } from "./palette";

const TEXT = 4.5;
const PART = 3;

/** The fixed colours as the style sheet has them. */
function tokens(theme: "light" | "dark"): Record<string, Rgb> {
  const block = theme === "light" ? css.indexOf(".panel {") : css.indexOf('.panel[data-theme="dark"]');
  const rules = css.slice(block, css.indexOf("}", block));
  return Object.fromEntries([...rules.matchAll(/--(\w+): (#[\da-f]{3,6});/g)].map(([, name, hex]) => [name, parseHex(hex!)!]));
}

/** Colours all over the cube, the same in each run: a multiplicative generator's. */
const COLORS = Array.from({ length: 3000 }, (_, n) => `#${((n * 2654435761) % 0x1000000).toString(16).padStart(6, "0")}`);
const EDGES = ["#000000", "#ffffff", "#767676", "#777777", "#ffff00", "#0000ff", "#00ff00", "#ff0000", "#757575", "#787878"];

for (const theme of ["light", "dark"] as const) {
  test(`what stands on what in ${theme} colours can be read, whatever the brand colour`, () => {
    const { surface, raised, line, text, soft, field, alert } = tokens(theme) as Record<string, Rgb> & { surface: Rgb };
    for (const [ink, ground, least] of [
      [text, surface, TEXT], [text, raised, TEXT], [soft, surface, TEXT], [soft, raised, TEXT], [alert, surface, TEXT],
      [field, surface, PART],
    ] as const) {
      expect(contrast(ink!, ground!)).toBeGreaterThanOrEqual(least);
    }
    for (const hex of [...COLORS, ...EDGES]) {
      const made = palette(hex, theme)!;
      const [brand, onBrand, hover, brandText] = Object.values(made).map((one) => parseHex(one)!) as [Rgb, Rgb, Rgb, Rgb];
      const worst = Math.min(
        contrast(onBrand, brand), contrast(onBrand, hover),
        ...[surface, raised!, line!].map((ground) => contrast(brandText, ground)),
      );
      if (worst < TEXT) expect.fail(`${hex}: ${worst}`);
      const tool = parseHex(mix(brand, onBrand, 0.16))!; // a button of the header under a pointer
      if (contrast(onBrand, tool) < PART) expect.fail(`${hex} under a pointer: ${contrast(onBrand, tool)}`);
    }
  });
}

test("a colour that can be read already stays the owner's", () => {
  expect(palette("#9D174D", "light")).toMatchObject({ "--brand": "#9d174d", "--on-brand": "#fff", "--brand-text": "#9d174d" });
  expect(palette("red", "light")).toBeNull();
});
