import en, { type Plural, type Texts } from "./en";

export type { Plural, Texts };

/** A language of the panel with its words. */
export interface Language {
  /** BCP 47. */
  tag: string;
  texts: Texts;
}

/** Loaded when they are asked for; English is always there. */
const others: Record<string, () => Promise<{ default: Texts }>> = {
  ur: () => import("./ur"),
  ar: () => import("./ar"),
};

export const english: Language = { tag: "en", texts: en };

/** The words of `tag`, or English when there are none for it or they cannot be loaded. */
export async function languageOf(tag: string): Promise<Language> {
  const load = others[primary(tag)];
  if (!load) return english;
  try {
    return { tag, texts: (await load()).default };
  } catch {
    return english; // Better a panel in English than none.
  }
}

/** `ur` of `ur-PK`. */
export function primary(tag: string): string {
  return tag.toLowerCase().split("-")[0] ?? "";
}

/** A number in the digits of the language. */
export function numeral({ tag }: Language, n: number): string {
  return new Intl.NumberFormat(tag).format(n);
}

/** How many of something: in the form that the language has for that number. */
export function counted(language: Language, forms: Plural, n: number): string {
  const form = new Intl.PluralRules(language.tag).select(n);
  return fill(forms[form] ?? forms.other, { n: numeral(language, n) });
}

/** Puts values into the `{names}` of a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
