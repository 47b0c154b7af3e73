import type { Expected } from "../core/expected";
import { fill, type Language } from "../text";

/** How long the awaited reply usually takes, in words; nothing when nobody knows. */
export function usualTime(expected: Expected | null | undefined, language: Language): string | undefined {
  if (!expected) return undefined;
  const { texts } = language;
  if (expected.late) return texts.longer;
  return fill(expected.looksUp ? texts.looksUp : texts.usually, { time: durationOf(expected.seconds, language) });
}

/** "30 seconds" or "2 minutes", as the language counts. */
export function durationOf(seconds: number, { tag }: Language): string {
  const [n, unit] = seconds < 90 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" }).format(n);
}
