import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Completion } from "../../client/types";
import { Completer } from "./completer";

let asked: string[];
let shown: string[][];
let answer: (text: string, signal: AbortSignal) => Promise<Completion[]>;
let completer: Completer;

const one = (text: string): Completion[] => [{ text, kind: "question" }];

beforeEach(() => {
  vi.useFakeTimers();
  [asked, shown] = [[], []];
  answer = async (text) => one(`${text}?`);
  completer = new Completer(
    (text, signal) => {
      asked.push(text);
      return answer(text, signal);
    },
    (items) => shown.push(items.map(({ text }) => text)),
  );
});
afterEach(() => {
  vi.useRealTimers();
});

test("asks from two letters on, once the typing pauses", async () => {
  completer.type("h");
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toEqual([]);
  for (const text of ["ho", "how", "how "]) completer.type(text);
  await vi.advanceTimersByTimeAsync(500);
  expect([asked, shown.at(-1)]).toEqual([["how "], ["how ?"]]);
});

test("counts letters, not UTF-16 units, in every script", async () => {
  completer.type("😀");
  await vi.advanceTimersByTimeAsync(500);
  completer.type("کی");
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toEqual(["کی"]);
});

test.each(["first line\nsecond", "x".repeat(101), "   ", ""])("has nothing for %j", async (text) => {
  completer.type(text);
  await vi.advanceTimersByTimeAsync(500);
  expect([asked, shown]).toEqual([[], [[]]]);
});

test("an answer that comes too late is not shown, and its request is given up", async () => {
  const signals: AbortSignal[] = [];
  answer = (text, signal) => {
    signals.push(signal);
    return new Promise((resolve) => setTimeout(() => resolve(one(`${text}?`)), text === "how" ? 1_000 : 10));
  };
  completer.type("how");
  await vi.advanceTimersByTimeAsync(200);
  completer.type("how do");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(shown).toEqual([["how do?"]]);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
});

test("does not ask twice for the same text, but again after a failure", async () => {
  answer = async () => Promise.reject(new TypeError("offline"));
  completer.type("how");
  await vi.advanceTimersByTimeAsync(200);
  expect(shown).toEqual([[]]);
  answer = async (text) => one(`${text}?`);
  for (const text of ["how", "how do", "how"]) {
    completer.type(text);
    await vi.advanceTimersByTimeAsync(200);
  }
  expect([asked, shown.at(-1)]).toEqual([["how", "how", "how do"], ["how?"]]);
});
