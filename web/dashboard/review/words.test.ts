import { expect, it } from "vitest";
import type { Score } from "./reviewApi";
import { level, percent, weakest } from "./words";

const score: Score = {
  overall: 0.4, measured: 0.4, relevance: 0.3, completeness: 0.8, groundedness: null, speed: 1, helpfulness: 0.5, seconds: 0.2,
};

it("names the part that speaks most against a reply", () => {
  expect(weakest(score)).toBe("Fits the question");
});

it("names none when all parts are good", () => {
  expect(weakest({ ...score, relevance: 0.9, helpfulness: 0.8 })).toBeNull();
});

it("says nothing of parts that are not known", () => {
  expect(weakest({ ...score, relevance: null, completeness: null, helpfulness: null })).toBeNull();
});

it("has a word for each height", () => {
  expect([0.2, 0.5, 0.9].map(level)).toEqual(["poor", "fair", "good"]);
  expect(percent(0.456)).toBe("46 %");
});
