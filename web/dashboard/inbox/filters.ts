/** What the list of conversations is narrowed to. It lives in the address, so that it can be kept and sent on. */

import type { InboxRow, View } from "../api/types";
import type { Mood, Urgency } from "../api/understanding";

/** As in the address; several moods stand there with commas between them. No `sort`: as `usualSort` has it. */
export interface Filters {
  mood?: string;
  urgency?: Urgency;
  intent?: string;
  language?: string;
  sort?: Sort;
}

/** `newest`: in the view of who waits, the longest waiting first. */
export type Sort = "newest" | "urgency";

const SORTS: readonly unknown[] = ["newest", "urgency"] satisfies Sort[];
const MOODS: readonly string[] = ["angry", "frustrated", "confused", "neutral", "happy"] satisfies Mood[];
const URGENCIES: readonly unknown[] = ["low", "normal", "high"] satisfies Urgency[];

/** What needs a person soonest stands at the top of what is open; elsewhere time is the order. */
export function usualSort(view: View): Sort {
  return view === "open" ? "urgency" : "newest";
}

/** Reads the filters out of an address and passes over what is none. */
export function readFilters(search: Record<string, unknown>): Filters {
  const moods = text(search["mood"])?.split(",").filter((mood) => MOODS.includes(mood)).join(",");
  const intent = text(search["intent"]);
  const language = text(search["language"]);
  return {
    ...(moods ? { mood: moods } : {}),
    ...(URGENCIES.includes(search["urgency"]) ? { urgency: search["urgency"] as Urgency } : {}),
    ...(intent ? { intent } : {}),
    ...(language ? { language } : {}),
    ...(SORTS.includes(search["sort"]) ? { sort: search["sort"] as Sort } : {}),
  };
}

export function chosenMoods({ mood }: Filters): Mood[] {
  return (mood ? mood.split(",") : []) as Mood[];
}

/** The filters with a mood put in or taken out. */
export function toggleMood(filters: Filters, mood: Mood): Filters {
  const { mood: _, ...others } = filters;
  const moods = chosenMoods(filters);
  const next = moods.includes(mood) ? moods.filter((each) => each !== mood) : [...moods, mood];
  return next.length ? { ...others, mood: next.join(",") } : others;
}

/** How many filters are set; the order of the list is none. */
export function countFilters(filters: Filters): number {
  return chosenMoods(filters).length + [filters.urgency, filters.intent, filters.language].filter(Boolean).length;
}

/** Whether a conversation passes, by the same rules as the server's. */
export function passes(row: InboxRow, filters: Filters): boolean {
  const moods = chosenMoods(filters);
  return (
    (moods.length === 0 || (row.mood !== null && moods.includes(row.mood))) &&
    (!filters.urgency || row.urgency === filters.urgency) &&
    (!filters.intent || row.intent === filters.intent) &&
    (!filters.language || row.language === filters.language)
  );
}

function text(value: unknown): string | undefined {
  // The router reads an address's `2024` as a number.
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
