/** Money and tokens in the words of the page. */

import type { Limits, Reached, Spent } from "./costsApi";

/** `"0.000375"` as `$0.000375`, `"12.5"` as `$12.50`: small amounts keep their first two digits that count. */
export function shownMoney(amount: string, currency: string): string {
  const value = Number(amount);
  const first = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  const digits = Math.max(2, 1 - first);
  return new Intl.NumberFormat(undefined, { style: "currency", currency, minimumFractionDigits: 2, maximumFractionDigits: digits }).format(value);
}

/** What was spent, in money where a price is known and in tokens where none is. */
export function shownSpent(spent: Pick<Spent, "cost" | "input_tokens" | "output_tokens">, currency: string): string {
  return spent.cost === null ? shownTokens(allTokens(spent)) : shownMoney(spent.cost, currency);
}

export function shownTokens(tokens: number): string {
  return `${tokens.toLocaleString()} ${tokens === 1 ? "token" : "tokens"}`;
}

export function allTokens({ input_tokens, output_tokens }: Pick<Spent, "input_tokens" | "output_tokens">): number {
  return input_tokens + output_tokens;
}

const WHOSE: Record<Reached["limit"], string> = {
  conversation: "a conversation’s limit",
  day: "the limit of the day",
  month: "the limit of the month",
  install: "what this server allows a day",
  prepared: "the share for preparing answers",
};

export function reachedSentence({ limit, answers }: Reached): string {
  const many = answers === 1 ? "1 answer was" : `${answers.toLocaleString()} answers were`;
  return `Today ${many} quoted from the articles instead of written, because ${WHOSE[limit]} is reached.`;
}

/** The fields of the form as people write them; empty: no limit. */
export type Written = Record<keyof Limits, { tokens: string; money: string }>;

export const SPANS = ["conversation", "day", "month"] as const;

export function written(limits: Limits): Written {
  const field = (span: keyof Limits) => ({ tokens: limits[span]?.tokens?.toString() ?? "", money: limits[span]?.money ?? "" });
  return { conversation: field("conversation"), day: field("day"), month: field("month") };
}

/** What to send, or null when something is not a number above zero. */
export function toLimits(form: Written): Limits | null {
  const wrong = SPANS.some((span) => problem(form[span].tokens, "tokens") || problem(form[span].money, "money"));
  if (wrong) return null;
  const limit = (span: keyof Written) => ({ tokens: tokensOf(form[span].tokens), money: bare(form[span].money) || null });
  return { conversation: limit("conversation"), day: limit("day"), month: limit("month") };
}

/** What is wrong with a field, empty when nothing is. */
export function problem(text: string, kind: "tokens" | "money"): string {
  const value = bare(text);
  if (value === "") return "";
  const right = kind === "tokens" ? /^[1-9]\d{0,14}$/ : /^(?=.*[1-9])\d{1,7}(\.\d{1,6})?$/;
  if (right.test(value)) return "";
  return kind === "tokens" ? "Write a whole number, such as 20000, or nothing." : "Write an amount, such as 2.50, or nothing.";
}

function tokensOf(text: string): number | null {
  const value = bare(text);
  return value === "" ? null : Number(value);
}

/** Without spaces and marks between thousands. */
function bare(text: string): string {
  return text.replace(/[\s,_’']/g, "");
}
