import { describe, expect, it } from "vitest";
import { dayLabel, listTime, shortSpan } from "./time";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe("shortSpan", () => {
  it.each([
    [-5, "0s"],
    [59 * SECOND, "59s"],
    [MINUTE, "1m"],
    [HOUR, "1h"],
    [3 * HOUR + 5 * MINUTE, "3h 5m"],
    [49 * HOUR, "2d"],
  ])("%i ms is %s", (ms, words) => expect(shortSpan(ms)).toBe(words));
});

describe("listTime and dayLabel", () => {
  const now = new Date(2026, 10, 23, 15, 0).getTime();
  const ago = (ms: number) => new Date(now - ms).toISOString();

  it("gets coarser with age", () => {
    expect(listTime(ago(10 * SECOND), now)).toBe("now");
    expect(listTime(ago(5 * MINUTE), now)).toBe("5m");
    expect(listTime(ago(3 * HOUR), now)).toMatch(/12.00/);
    expect(listTime(ago(400 * 24 * HOUR), now)).toMatch(/2025/);
  });

  it("names today and yesterday", () => {
    expect(dayLabel(ago(HOUR), now)).toBe("Today");
    expect(dayLabel(ago(24 * HOUR), now)).toBe("Yesterday");
    expect(dayLabel(ago(72 * HOUR), now)).toMatch(/20/);
  });
});
