import { describe, expect, it } from "vitest";
import { aRow } from "../testing/made";
import { countFilters, passes, readFilters, toggleMood, usualSort } from "./filters";

describe("readFilters", () => {
  it("reads what an address can hold and passes over what is none", () => {
    expect(readFilters({ mood: "angry,bored,happy", urgency: "high", intent: "refund", language: "ur", sort: "urgency" })).toEqual({
      mood: "angry,happy",
      urgency: "high",
      intent: "refund",
      language: "ur",
      sort: "urgency",
    });
    expect(readFilters({ mood: "bored", urgency: "very", sort: "size", reply: "r1", intent: "" })).toEqual({});
  });

  it("takes an intent whose key looks like a number, as the router reads it", () => {
    expect(readFilters({ intent: 2024 })).toEqual({ intent: "2024" });
  });
});

it("puts a mood in and takes it out", () => {
  const both = toggleMood({ mood: "angry", language: "ur" }, "happy");
  expect(both).toEqual({ mood: "angry,happy", language: "ur" });
  expect(toggleMood(toggleMood(both, "angry"), "happy")).toEqual({ language: "ur" });
});

it("counts what narrows the list, not its order", () => {
  expect(countFilters({ mood: "angry,happy", urgency: "high", sort: "urgency" })).toBe(3);
  expect(countFilters({ sort: "urgency" })).toBe(0);
});

describe("passes", () => {
  const row = aRow({ mood: "angry", urgency: "high", intent: "refund", language: "ur" });

  it.each([
    [{}, true],
    [{ mood: "frustrated,angry" }, true],
    [{ mood: "happy" }, false],
    [{ urgency: "high", intent: "refund", language: "ur" } as const, true],
    [{ urgency: "low" } as const, false],
    [{ intent: "returns" }, false],
    [{ mood: "angry", language: "en" }, false],
  ])("%o: %s", (filters, expected) => expect(passes(row, filters)).toBe(expected));

  it("keeps out what was never read when a mood is asked for", () => {
    expect(passes(aRow(), { mood: "neutral" })).toBe(false);
  });
});

it("puts what needs a person soonest at the top of what is open, and goes by time elsewhere", () => {
  expect(usualSort("open")).toBe("urgency");
  expect(usualSort("waiting")).toBe("newest");
  expect(usualSort("mine")).toBe("newest");
});
