import { fill, type Texts } from "../text";
import { dayInWords } from "./day";
import type { Words } from "./text";

export type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is wrong with what stands in a field, in words; nothing when it may be sent. The server checks again. */
export function problemOf(input: Input, tag: string, words: Words & Texts): string {
  const { validity, type, value } = input;
  if (validity.valid && (value.trim() || !input.required)) return "";
  if (validity.badInput) return words.invalidField;
  if (validity.rangeUnderflow) return fill(words.dayFrom, { day: dayInWords((input as HTMLInputElement).min, tag) });
  if (validity.rangeOverflow) return fill(words.dayUntil, { day: dayInWords((input as HTMLInputElement).max, tag) });
  if (!value.trim()) return words.missing;
  return type === "email" ? words.emailInvalid : words.invalidField;
}
