import type { Expected } from "../core/expected";
import { fill, type Texts } from "../text";

/** How long the awaited reply usually takes, in words; nothing when nobody knows. */
export function usualTime(expected: Expected | null | undefined, texts: Texts): string | undefined {
  if (!expected) return undefined;
  if (expected.late) return texts.longer;
  const { seconds, looksUp } = expected;
  const time = seconds === 1 ? texts.second : durationOf(seconds, texts);
  return fill(looksUp ? texts.looksUp : texts.usually, { time });
}

/** "30 seconds" or "2 minutes". */
export function durationOf(seconds: number, texts: Texts): string {
  return seconds < 90 ? fill(texts.seconds, { n: seconds }) : fill(texts.minutes, { n: Math.ceil(seconds / 60) });
}
