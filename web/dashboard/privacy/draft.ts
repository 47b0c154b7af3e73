import type { Rules, RulesChange } from "./privacyApi";

/** The rules while somebody changes them: numbers as they are typed. */
export interface Draft {
  tracking: boolean;
  notices: Rules["notices"];
  activityDays: string;
  visitorDays: string;
}

export const LONGEST_DAYS = 3650;
/** What the widget speaks. */
export const LANGUAGES: readonly (readonly [tag: string, name: string])[] = [
  ["en", "English"],
  ["ur", "Urdu"],
  ["ar", "Arabic"],
];

export function drafted(rules: Rules): Draft {
  return {
    tracking: rules.tracking,
    notices: rules.notices,
    activityDays: String(rules.activity_days),
    visitorDays: rules.visitor_days === null ? "" : String(rules.visitor_days),
  };
}

/** What is wrong with a number of days, for people; empty when nothing is. */
export function daysProblem(text: string, mayBeEmpty: boolean): string {
  if (mayBeEmpty && text.trim() === "") return "";
  const fine = /^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= LONGEST_DAYS;
  return fine ? "" : `A whole number of days from 1 to ${LONGEST_DAYS.toLocaleString("en")}.`;
}

/** What is sent, without languages in which nothing is said; null while something is wrong. */
export function toRules(draft: Draft, askAgain: boolean): RulesChange | null {
  if (daysProblem(draft.activityDays, false) || daysProblem(draft.visitorDays, true)) return null;
  const notices = Object.entries(draft.notices).map(([tag, { text, url }]) => [tag, { text: text.trim(), url: url.trim() }] as const);
  return {
    tracking: draft.tracking,
    notices: Object.fromEntries(notices.filter(([, { text, url }]) => text || url)),
    activity_days: Number(draft.activityDays),
    visitor_days: draft.visitorDays.trim() ? Number(draft.visitorDays) : null,
    ask_again: askAgain,
  };
}

/** Whether other words are shown than before. */
export function noticesChanged(draft: Draft, rules: Rules): boolean {
  return JSON.stringify(toRules({ ...draft, activityDays: "1", visitorDays: "" }, false)?.notices) !== JSON.stringify(rules.notices);
}
