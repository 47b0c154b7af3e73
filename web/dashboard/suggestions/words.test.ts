import { expect, test } from "vitest";
import { change, contradictionWords, ruleWords, trendWords } from "./words";

const week = (asked: number) => ({ week: "2026-11-16", asked, answered: 0, rated_up: 0, rated_down: 0, handed_off: 0 });
const effect = (answered: number | null) => ({ weeks: 2, asked_a_week: 3, answered, rated_down: null, handed_off: 0.5 });

test("the rule is said in words", () => {
  expect(ruleWords(10, 30)).toBe("asked by 10 visitors or more within 30 days");
  expect(ruleWords(1, 1)).toBe("asked by 1 visitor or more within 1 day");
});

test("a trend can be heard", () => {
  expect(trendWords([week(0), week(4)])).toBe("Asked in the last 2 weeks, oldest first: 0, 4");
});

test("before and after are said as shares, where there are any", () => {
  expect(change(effect(0), effect(0.83), "answered")).toBe("0% → 83%");
  expect(change(effect(0), effect(null), "answered")).toBe("0% → –");
});

test("every kind of contradiction has its words", () => {
  const told = (kind: "number" | "denial" | "opposite") => contradictionWords({ kind, sentence: "", told: "", article_id: "", title: "", url: "" });
  expect(new Set([told("number"), told("denial"), told("opposite")]).size).toBe(3);
});
