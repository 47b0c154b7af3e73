/** What the figures of a reply mean, in words. */

import type { Grade, Reason, Score, Why } from "./reviewApi";

export const GRADES: readonly (readonly [grade: Grade, words: string, key: string])[] = [
  ["good", "Good", "1"],
  ["partly", "Partly", "2"],
  ["wrong", "Wrong", "3"],
];

export const GRADE_WORDS = Object.fromEntries(GRADES) as Record<Grade, string>;

export const REASONS: readonly (readonly [reason: Reason, words: string])[] = [
  ["other_question", "It answers another question"],
  ["incomplete", "Something is missing"],
  ["not_true", "It is not true"],
  ["unclear", "It is hard to understand"],
  ["should_have_known", "It should have known"],
  ["other", "Something else"],
];

export const REASON_WORDS = Object.fromEntries(REASONS) as Record<Reason, string>;

export const WHY: Record<Why, string> = {
  rated_down: "Thumb down",
  low_score: "Low score",
  unanswered: "Perhaps it should have known",
};

export const isWhy = (word: unknown): word is Why => typeof word === "string" && Object.hasOwn(WHY, word);

export const VISITOR_REASONS: Record<string, string> = {
  wrong: "it is wrong",
  incomplete: "something is missing",
  unclear: "it is unclear",
  other: "something else",
};

type Part = "relevance" | "completeness" | "groundedness" | "speed" | "helpfulness";

export const PARTS: readonly (readonly [part: Part, words: string])[] = [
  ["relevance", "Fits the question"],
  ["completeness", "Says all that was asked"],
  ["groundedness", "Carried by your pages"],
  ["speed", "Came fast"],
  ["helpfulness", "Helped the visitor"],
];

export type Level = "good" | "fair" | "poor";

export function level(value: number): Level {
  if (value >= 0.75) return "good";
  return value >= 0.45 ? "fair" : "poor";
}

export function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}

/** The part that speaks most against the reply, when one does. */
export function weakest(score: Score): string | null {
  const known = PARTS.flatMap(([part, words]) => {
    const value = score[part];
    return value === null ? [] : [{ words, value }];
  });
  const lowest = known.toSorted((one, other) => one.value - other.value)[0];
  return lowest && lowest.value < 0.75 ? lowest.words : null;
}
