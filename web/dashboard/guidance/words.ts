/** Rules in words that need no manual. */

import type { Conditions, Hours, RuleForm, RuleKind, RuleStyle } from "../api/guidance";
import { languageName } from "../ui/language";
import { MOOD_WORDS } from "../understanding/words";

export const KIND_WORDS: Record<RuleKind, string> = {
  must_say: "Always say",
  must_not_say: "Never say",
  hand_off: "Bring a person",
  tone: "Tone",
};

export const KINDS = Object.entries(KIND_WORDS) as [RuleKind, string][];

/** What each kind really does, with and without a language model. */
export const KIND_HELP: Record<RuleKind, string> = {
  must_say: "Added word for word at the end of answers, of “I do not know”, and when a person is brought. Not to small talk.",
  must_not_say: "Sentences with these words are left out. When nothing is left, the bot says that it does not know and offers a person.",
  hand_off: "The bot does not answer: it tells the visitor that a person takes over.",
  tone: "How the bot speaks.",
};

export const STYLE_WORDS: Record<RuleStyle | "none", string> = {
  none: "as it is",
  brief: "brief: two sentences at most, but steps and lists whole",
  formal: "formal: in the bot’s own phrases, such as greetings",
  friendly: "friendly: in the bot’s own phrases, such as greetings",
};

export const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

export const NO_CONDITIONS: Conditions = { intents: [], moods: [], languages: [], page: "", hours: null };

export const EMPTY: RuleForm = { name: "", kind: "must_say", text: "", style: null, conditions: NO_CONDITIONS, active: true };

/** `calls` names the intents by their keys. */
export function conditionsSentence(conditions: Conditions, calls: ReadonlyMap<string, string>): string {
  const { intents, moods, languages, page, hours } = conditions;
  const visitor = [
    intents.length > 0 && `wants ${either(intents.map((key) => `“${calls.get(key) ?? key}”`))}`,
    moods.length > 0 && `is ${either(moods.map((mood) => MOOD_WORDS[mood].toLowerCase()))}`,
    languages.length > 0 && `writes ${either(languages.map(languageName))}`,
    page && `is on the page ${page}`,
  ].filter((part) => typeof part === "string" && part !== "");
  const parts = [visitor.length > 0 && `the visitor ${visitor.join(" and ")}`, hours && hoursWords(hours)].filter(Boolean);
  return parts.length ? `When ${parts.join(", and ")}` : "Always";
}

export function hoursWords({ days, begin, end, outside }: Hours): string {
  const when = begin === end ? "all day" : `${begin} to ${end}`;
  return `it is ${outside ? "not " : ""}${daysWords(days)}, ${when}`;
}

function daysWords(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b);
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const together = sorted.length > 2 && last - first === sorted.length - 1;
  return together ? `${DAYS[first]}–${DAYS[last]}` : sorted.map((day) => DAYS[day]).join(", ");
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
