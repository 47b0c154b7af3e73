import { isLight, mix, parseHex, readable, type Rgb, textOn, toHex } from "./color";

/** `--line` of base.css: of what brand colours are written on, the one that they are hardest to read on. */
const BEHIND = { light: "#dde2e7", dark: "#3a414a" };
/** How far a brand-coloured button moves from the colour of its words when a pointer is over it. */
const HOVER = 0.12;

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** The owner's colour, and others made of it that can be read: in it, on light, and on dark. Null when `hex` is no colour. */
export function palette(hex: string, theme: "light" | "dark"): Record<string, string> | null {
  const brand = parseHex(hex);
  if (!brand) return null;
  return {
    "--brand": toHex(brand),
    "--on-brand": textOn(brand),
    "--brand-hover": mix(brand, isLight(brand) ? WHITE : BLACK, HOVER),
    "--brand-text": readable(brand, parseHex(BEHIND[theme])!),
  };
}
