import type { Appearance, Texts } from "../api/appearance";

type Choices<Value extends string> = readonly (readonly [Value, string])[];

export const POSITIONS: Choices<Appearance["position"]> = [
  ["end", "Where lines end (right in English, left in Urdu)"],
  ["start", "Where lines begin"],
  ["right", "Always on the right"],
  ["left", "Always on the left"],
];
export const THEMES: Choices<Appearance["theme"]> = [
  ["auto", "As the visitor’s device"],
  ["light", "Light"],
  ["dark", "Dark"],
];
export const ICONS: Choices<Appearance["icon"]> = [
  ["bubble", "Speech bubble"],
  ["question", "Question mark"],
  ["smile", "Smile"],
  ["wave", "Hand"],
  ["headset", "Headset"],
];
/** What the widget speaks itself; a greeting can be in any language. */
export const LANGUAGES: Choices<string> = [
  ["en", "English"],
  ["ur", "Urdu"],
  ["ur-Latn", "Roman Urdu"],
  ["ar", "Arabic"],
];
export const NO_TEXTS: Texts = { greeting: "", suggestions: [], label: "" };
export const MOST_SUGGESTIONS = 6;

/** One question a line; lines that are empty are none, but stay while somebody writes. */
export function linesOf(text: string): string[] {
  return text.split("\n").slice(0, MOST_SUGGESTIONS);
}

/** What is sent: without lines that nothing stands on, and languages in which nothing is said. */
export function tidy(draft: Appearance): Appearance {
  const texts = Object.entries(draft.texts).map(([language, { greeting = "", suggestions = [], label = "" }]) => {
    const said: Texts = { greeting: greeting.trim(), suggestions: suggestions.map((line) => line.trim()).filter(Boolean), label: label.trim() };
    return [language, said] as const;
  });
  return { ...draft, texts: Object.fromEntries(texts.filter(([, { greeting, suggestions, label }]) => greeting || suggestions.length || label)) };
}
