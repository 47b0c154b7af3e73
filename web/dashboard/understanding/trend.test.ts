import { describe, expect, it } from "vitest";
import type { Mood } from "../api/understanding";
import { direction, trendPoints, trendWords } from "./trend";

describe("direction", () => {
  it.each<[Mood[], string]>([
    [["neutral", "frustrated", "angry"], "getting worse"],
    [["angry", "frustrated", "neutral", "happy"], "getting better"],
    [["neutral", "neutral", "neutral"], "steady"],
    [["neutral"], "steady"],
    [["angry", "happy", "angry", "happy"], "steady"],
    [[], "steady"],
  ])("of %o is %s", (moods, words) => expect(direction(moods)).toBe(words));
});

it("says the whole line in words", () => {
  expect(trendWords(["neutral", "frustrated", "angry"])).toBe("getting worse: neutral, frustrated, angry");
});

it("draws from the left to the right, the best mood at the top", () => {
  const points = trendPoints(["happy", "angry", "neutral"], 40, 20, 3);
  expect(points.map(({ x }) => x)).toEqual([3, 20, 37]);
  expect(points.map(({ y }) => y)).toEqual([3, 17, 6.5]);
});
