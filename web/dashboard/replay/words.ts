import type { Given, Replay, ReplayItem } from "../api/replay";

export const STATE_WORDS: Record<Replay["state"], string> = {
  queued: "Waiting to start",
  running: "Running",
  done: "Done",
  failed: "Failed",
  published: "Published",
};

const KIND_WORDS: Record<string, string> = {
  answer: "Answer",
  clarify: "Asks back",
  unknown: "Does not know",
  handoff: "Brings a person",
  notice: "Small talk",
};

export const kindWords = (given: Given) => KIND_WORDS[given.kind] ?? given.kind;

export const DIFFERENCE_WORDS: Record<ReplayItem["difference"], string> = {
  kind: "Another kind of reply",
  sources: "Other articles",
  words: "Other words",
  same: "The same",
};

/** What was tried, in a few words each. */
export function changeWords({ change }: Replay): string[] {
  const words: string[] = [];
  if (typeof change.answer_threshold === "number") words.push(`Answers only when ${Math.round(change.answer_threshold * 100)}% sure`);
  if (typeof change.intent_threshold === "number") words.push(`Intents from ${Math.round(change.intent_threshold * 100)}%`);
  for (const draft of change.articles ?? []) words.push(`${draft.article_id ? "Changed" : "New"} article “${draft.title}”`);
  if (change.removed_articles?.length) words.push(`${change.removed_articles.length} articles taken away`);
  if (change.guidance_on?.length || change.guidance_off?.length) words.push("Guidance switched");
  if (typeof change.llm === "string") words.push(change.llm ? `Model ${change.llm}` : "Without an LLM");
  if (change.instructions) words.push("Other instructions");
  return words;
}
