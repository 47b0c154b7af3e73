/** The parts of the page of intents, in the order of their tabs. */

export const TAB_WORDS = { intents: "Intents", versions: "Versions", threshold: "How sure to be", import: "Import" } as const;

export type IntentsTab = keyof typeof TAB_WORDS;

export const TABS = Object.keys(TAB_WORDS) as IntentsTab[];

export function isTab(key: unknown): key is IntentsTab {
  return typeof key === "string" && key in TAB_WORDS;
}
