/** The rule by which an unhappy visitor gets a person, as choices and as a sentence. */

import type { Mood, Rules } from "../api/understanding";
import { MOOD_WORDS } from "../understanding/words";

/** The moods that can bring a person, worst first. */
export const HANDOFF_MOODS: Mood[] = ["angry", "frustrated", "confused"];

export const NEVER = "never";
const USUAL = [0, 2, 3];

/** The choices of `handoff_after`; a number that was set elsewhere is among them. */
export function afterOptions(after: number | null): [value: string, words: string][] {
  const numbers = after === null || USUAL.includes(after) ? USUAL : [...USUAL, after].sort((a, b) => a - b);
  return [...numbers.map((n): [string, string] => [String(n), n <= 1 ? "at the first such message" : `after ${n} such messages in a row`]), [NEVER, "never"]];
}

export function toAfter(value: string): number | null {
  return value === NEVER ? null : Number(value);
}

/** The rule as it will be kept, read back. */
export function handoffSentence({ handoff_moods, handoff_after }: Pick<Rules, "handoff_moods" | "handoff_after">): string {
  const moods = HANDOFF_MOODS.filter((mood) => handoff_moods.includes(mood)).map((mood) => MOOD_WORDS[mood].toLowerCase());
  if (handoff_after === null || moods.length === 0) return "No mood brings a person by itself. Visitors can still ask for one at any time.";
  const list = new Intl.ListFormat("en", { type: "disjunction" }).format(moods);
  if (handoff_after <= 1) return `As soon as a visitor sounds ${list}, a person is called.`;
  return `After ${handoff_after} messages in a row that sound ${list}, a person is called.`;
}
