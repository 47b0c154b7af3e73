import { contrast, parseHex } from "../../widget/core/color";
import { palette } from "../../widget/core/palette";

/** What the widget makes of the owner's colour: the same computation as in the visitor's browser. */
export interface Made {
  on: "light" | "dark";
  /** Behind words and controls of the widget's own, with what is written on it. */
  filled: string;
  onFilled: string;
  filledRatio: number;
  /** Of links and buttons on the panel's ground. */
  written: string;
  ground: string;
  writtenRatio: number;
  /** The owner's colour could not be read there and was moved. */
  corrected: boolean;
  /** Of the colour as it was chosen. */
  chosenRatio: number;
}

const GROUNDS = { light: "#ffffff", dark: "#1c1f24" };

/** Null while `hex` is no colour. */
export function madeOf(hex: string): Made[] | null {
  const brand = parseHex(hex);
  if (!brand || !hex.startsWith("#")) return null;
  return (["light", "dark"] as const).map((on) => {
    const made = palette(hex, on) as Record<"--brand" | "--on-brand" | "--brand-text", string>;
    const ground = parseHex(GROUNDS[on])!;
    const written = parseHex(made["--brand-text"])!;
    return {
      on,
      filled: made["--brand"],
      onFilled: made["--on-brand"],
      filledRatio: contrast(brand, parseHex(made["--on-brand"])!),
      written: made["--brand-text"],
      ground: GROUNDS[on],
      writtenRatio: contrast(written, ground),
      corrected: made["--brand-text"] !== made["--brand"],
      chosenRatio: contrast(brand, ground),
    };
  });
}
