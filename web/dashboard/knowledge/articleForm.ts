import type { Article, ArticleDraft } from "../api/types";
import { languageName } from "../ui/language";

export const EMPTY: ArticleDraft = { title: "", language: "en", category: "", description: "", markdown: "" };

const USUAL = ["en", "ur", "ur-Latn", "ar", "fa", "hi", "pa", "ps", "sd", "bn", "de", "es", "fr", "pt", "tr", "zh"];

/** What can be chosen as an article's language: those that are in use first. */
export function languageOptions(inUse: readonly string[]): [string, string][] {
  return [...new Set([...inUse, ...USUAL])].map((tag) => [tag, languageName(tag)]);
}

export function draftOf({ title, language, category, description, markdown }: Article): ArticleDraft {
  return { title, language, category, description, markdown };
}

/** The fields in which `now` differs, to send no more than was changed. */
export function changedFields(before: ArticleDraft, now: ArticleDraft): Partial<ArticleDraft> {
  const names = Object.keys(before) as (keyof ArticleDraft)[];
  return Object.fromEntries(names.filter((name) => before[name] !== now[name]).map((name) => [name, now[name]]));
}
