/** Shortcuts in words that need no manual. */

import { CalendarClock, CircleHelp, ExternalLink, GitCompareArrows, type LucideIcon, Mail, MessageCircle, Phone, Presentation, Tag } from "lucide-react";
import type { Hours } from "../api/guidance";
import { hoursWords } from "../guidance/words";
import { languageName } from "../ui/language";
import type { Conditions, Shortcut, ShortcutForm, ShortcutKind, Words } from "./shortcutsApi";

export const KIND_WORDS: Record<ShortcutKind, string> = {
  email: "E-mail us",
  call_back: "Call back",
  question: "Ask a question",
  faq: "Help centre",
  compare: "Compare",
  pricing: "Prices",
  demo: "Demo",
  booking: "Book a time",
  link: "Open a page",
};

export const KINDS = Object.entries(KIND_WORDS) as [ShortcutKind, string][];

export const KIND_HELP: Record<ShortcutKind, string> = {
  email: "A form: what it is about, and where to write back. It becomes a request.",
  call_back: "A form: a number, and a day and time to be called. It becomes a request.",
  question: "Sends a question in the visitor’s name. The bot answers it.",
  faq: "Opens your help centre, or one of its articles.",
  compare: "Sends a question in the visitor’s name, or opens a page of yours.",
  pricing: "Sends a question in the visitor’s name, or opens a page of yours.",
  demo: "A form: an e-mail address, and a day and time to be shown something. It becomes a request.",
  booking: "A form: a day and time, and how to reach the visitor. It becomes a request.",
  link: "Opens a page of yours.",
};

export const ICONS: Record<ShortcutKind, LucideIcon> = {
  email: Mail,
  call_back: Phone,
  question: MessageCircle,
  faq: CircleHelp,
  compare: GitCompareArrows,
  pricing: Tag,
  demo: Presentation,
  booking: CalendarClock,
  link: ExternalLink,
};

export const asksForTime = (kind: ShortcutKind) => kind === "call_back" || kind === "demo" || kind === "booking";
export const opensPage = (kind: ShortcutKind) => kind === "link" || kind === "compare" || kind === "pricing";
export const asksQuestion = ({ kind, url }: Pick<ShortcutForm, "kind" | "url">) =>
  kind === "question" || ((kind === "compare" || kind === "pricing") && url.trim() === "");

const NO_CONDITIONS: Conditions = { page: "", visitors: null, intents: [], languages: [], hours: null };

export const NO_WORDS: Words = { label: "", question: "", article_id: null };

export const EMPTY: ShortcutForm = { kind: "call_back", words: { en: NO_WORDS }, url: "", times: null, conditions: NO_CONDITIONS, active: true };

/** The form's fields that the kind has; the others would be refused. */
export function cleaned(form: ShortcutForm): ShortcutForm {
  const { kind } = form;
  const asks = asksQuestion(form);
  const words = Object.fromEntries(
    Object.entries(form.words).map(([language, { label, question, article_id }]) => [
      language,
      { label, question: asks ? question : "", article_id: kind === "faq" ? (article_id ?? null) : null },
    ]),
  );
  return { ...form, words, url: opensPage(kind) ? form.url.trim() : "", times: asksForTime(kind) ? form.times : null };
}

/** What it is called at the desk: its English label, or the first there is. */
export function nameOf({ words }: Pick<Shortcut, "words">): { name: string; language: string } {
  const [language, first] = Object.entries(words).find(([tag]) => tag.split("-")[0] === "en") ?? Object.entries(words)[0] ?? ["en", NO_WORDS];
  return { name: first.label, language };
}

/** `calls` names the intents by their keys. */
export function whenWords({ page, visitors, intents, languages, hours }: Conditions, calls: ReadonlyMap<string, string>): string {
  const parts = [
    page && `on the page ${page}`,
    visitors && (visitors === "new" ? "to new visitors" : "to visitors who come again"),
    languages.length > 0 && `in ${languages.map(languageName).join(" and ")}`,
    intents.length > 0 && `once the visitor wants ${intents.map((key) => `“${calls.get(key) ?? key}”`).join(" or ")}`,
    hours && `when ${hoursWords(hours)}`,
  ].filter((part) => typeof part === "string" && part !== "");
  return parts.length ? `Shown ${parts.join(", ")}` : "Always shown";
}

export function timesWords(times: Hours | null): string {
  return times ? `Times to choose: ${hoursWords({ ...times, outside: false }).replace(/^it is /, "")}` : "";
}

/** `12 of 340 pressed it (4%)`. */
export function usedWords({ shown, pressed }: Pick<Shortcut, "shown" | "pressed">): string {
  if (shown === 0) return "Not shown yet";
  const share = Math.min(1, pressed / shown);
  return `Pressed ${pressed.toLocaleString("en")} of ${shown.toLocaleString("en")} times (${Math.round(share * 100)}%)`;
}
