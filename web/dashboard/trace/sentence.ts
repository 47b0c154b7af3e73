/** The bot's decision in words that need no manual. */

import type { Trace } from "../api/types";
import { shownMoney } from "../costs/money";

export function decisionSentence({ decision, confidence, threshold }: Trace): string {
  const sure = confidence === null ? "" : `: ${confidence.toFixed(2)} sure`;
  const needed = sure && threshold !== null ? `, needed ${threshold.toFixed(2)}` : "";
  switch (decision) {
    case "answer":
      return `Answered${sure}${needed}`;
    case "clarify":
      return `Asked back${sure}${needed} to answer`;
    case "unknown":
      return `Said that it does not know${sure}${needed}`;
    case "smalltalk":
      return "Made polite conversation; no article was needed";
    case "handoff":
      return "Brought in a person";
  }
}

export function modeSentence({ decision, mode, model, tokens, cost }: Trace): string {
  if (mode === "tool") return "Said by a tool, in your words for its answer.";
  if (mode === "cache") return "Answered as the same question was answered before; nothing was searched.";
  if (mode === "verified") return "Answered as a person wrote or approved it for this question.";
  if (mode === "catalogue") return "Told from the catalogue; no language model was asked.";
  if (mode !== "llm") return decision === "answer" ? "Quoted from the articles; no language model was asked." : "No language model was asked.";
  const price = cost ? `, ${shownMoney(cost.amount, cost.currency)}` : "";
  const used = tokens ? `, ${tokens.input.toLocaleString()} tokens in and ${tokens.output.toLocaleString()} out${price}` : "";
  return `Written by ${model ?? "a language model"} and checked against the articles${used}.`;
}

const REACHED: Record<NonNullable<Trace["budget"]>, string> = {
  conversation: "the limit of a conversation is reached",
  day: "the limit of the day is reached",
  month: "the limit of the month is reached",
  install: "what this server allows a day is used up",
  prepared: "the share for preparing answers is used up",
};

export function fallbackSentence({ fallback, budget }: Trace): string {
  if (budget) return `The language model was not asked: ${REACHED[budget]}.`;
  return `The language model could not be used: ${fallback ?? ""}`;
}

export function prefetchSentence({ ready }: { ready: boolean }): string {
  return ready ? "The visitor pressed a suggested question, and its answer was ready." : "The visitor pressed a suggested question; its answer was not ready yet.";
}

/** Width of a score's bar in percent. Lexical scores have no upper end, so each is shown against the best. */
export function barWidth(score: number, best: number): number {
  return Math.round(100 * Math.max(0, Math.min(1, score / Math.max(1, best))));
}

export function milliseconds(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
