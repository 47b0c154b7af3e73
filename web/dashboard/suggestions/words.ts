import { counted, percent } from "../ui/numbers";
import type { Contradiction, Effect, SuggestionState, Week } from "./suggestionApi";

export const STATES: readonly (readonly [SuggestionState, string])[] = [
  ["open", "To decide"],
  ["approved", "Approved"],
  ["merged", "In an article"],
  ["rejected", "Rejected"],
];

export const WHY = {
  unknown: "The bot did not know",
  clarify: "The bot asked back, and it led nowhere",
  rated: "The bot's answer was rated down",
  person: "An agent answered",
  served: "Answered by the article",
} as const;

/** What is asked of the owner's rule: `Asked by 10 visitors or more in 30 days`. */
export function ruleWords(times: number, days: number): string {
  return `asked by ${counted(times, "visitor")} or more within ${counted(days, "day")}`;
}

/** `6 visitors asked in the last 8 weeks: 0, 0, 1, 5 a week` for those who cannot see the line. */
export function trendWords(weeks: readonly Week[]): string {
  return `Asked in the last ${counted(weeks.length, "week")}, oldest first: ${weeks.map((week) => week.asked).join(", ")}`;
}

export function contradictionWords({ kind }: Contradiction): string {
  if (kind === "number") return "another number";
  return kind === "denial" ? "one affirms what the other denies" : "the opposite";
}

/** A share before and after: `0% → 83%`; `–` where nobody asked. */
export function change(before: Effect, after: Effect, share: "answered" | "rated_down" | "handed_off"): string {
  const told = (value: number | null) => (value === null ? "–" : percent(value));
  return `${told(before[share])} → ${told(after[share])}`;
}

export function weekName(monday: string): string {
  return new Date(`${monday}T00:00:00`).toLocaleDateString(undefined, { day: "numeric", month: "short" });
}
