import { fill, type Texts } from "../text";
import { dayInWords } from "./day";

export type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is wrong with what stands in a field, in words; nothing when it may be sent. The server checks again. */
export function problemOf(input: Input, tag: string, texts: Texts): string {
  const { validity, type, value } = input;
  if (validity.valid && (value.trim() || !input.required)) return "";
  if (validity.badInput) return texts.invalidField;
  if (validity.rangeUnderflow) return fill(texts.dayFrom, { day: dayInWords((input as HTMLInputElement).min, tag) });
  if (validity.rangeOverflow) return fill(texts.dayUntil, { day: dayInWords((input as HTMLInputElement).max, tag) });
  if (!value.trim()) return texts.missing;
  return type === "email" ? texts.emailInvalid : texts.invalidField;
}
