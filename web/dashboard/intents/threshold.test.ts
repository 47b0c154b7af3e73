import { expect, it } from "vitest";
import type { ThresholdPoint } from "../api/understanding";
import { line, nearest, place, rightSentence, tablePoints, thresholdSentence } from "./threshold";

const point = (threshold: number, sure: number, accuracy: number | null = null): ThresholdPoint => ({
  threshold,
  sure,
  asked_back: 312 - sure,
  share_sure: sure / 312,
  accuracy,
});
const points = [point(0, 312), point(0.5, 300, 0.9), point(0.65, 260, 0.94), point(0.7, 241, 0.95), point(1, 0)];

it("says what a setting would have done", () => {
  expect(thresholdSentence(points[3]!, 312)).toBe("Of your last 312 messages 241 would be sure, 71 asked back.");
  expect(thresholdSentence(point(0.7, 0), 0)).toBe("No message has been read with your intents yet.");
  expect(rightSentence(points[3]!)).toContain("95%");
  expect(rightSentence(points[0]!)).toBe("");
});

it("finds the setting that is nearest", () => {
  expect([0.7, 0.66, 0.2, 2].map((threshold) => nearest(points, threshold))).toEqual([3, 2, 0, 4]);
});

it("lists every tenth and the one that is chosen", () => {
  expect(tablePoints(points, 2).map(({ point: { threshold }, isChosen }) => [threshold, isChosen])).toEqual([
    [0, false],
    [0.5, false],
    [0.65, true],
    [0.7, false],
    [1, false],
  ]);
  expect(tablePoints(points, 3)).toHaveLength(4);
});

it("draws a line through what is known", () => {
  const frame = { left: 10, top: 20, width: 100, height: 50 };
  expect(place(frame, 0, 1)).toEqual({ x: 10, y: 20 });
  expect(place(frame, 1, 0)).toEqual({ x: 110, y: 70 });
  expect(line(frame, points, ({ accuracy }) => accuracy)).toBe("60.0,25.0 75.0,23.0 80.0,22.5");
});
