import { afterEach, expect, test, vi } from "vitest";
import { Expected } from "../core/expected";
import { english } from "../text";
import { usualTime } from "./usualTime";

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ["llm", 300, "Usually about 1 second"],
  ["llm", 3_600, "Usually about 4 seconds"],
  ["tool", 3_600, "Looking it up, usually about 4 seconds"],
  ["llm", 100_000, "Usually about 2 minutes"],
] as const)("%s that takes %d ms", (kind, p50_ms, words) => {
  vi.useFakeTimers();
  const expected = new Expected({ reply_id: "r", kind, p50_ms, p90_ms: 2 * p50_ms }, () => undefined);
  expect(usualTime(expected, english)).toBe(words);
  vi.advanceTimersByTime(2 * p50_ms);
  expect(usualTime(expected, english)).toBe(english.texts.longer);
});

test("says nothing when nobody knows", () => {
  expect(usualTime(null, english)).toBeUndefined();
});

test("a reply that has come is not late any more", () => {
  vi.useFakeTimers();
  const late = vi.fn();
  const expected = new Expected({ reply_id: "r", kind: "llm", p50_ms: 1, p90_ms: 2 }, late);
  expected.end();
  vi.advanceTimersByTime(10);
  expect([late.mock.calls.length, expected.late]).toEqual([0, false]);
});
