import { describe, expect, it } from "vitest";
import { afterOptions, handoffSentence, toAfter } from "./handoff";
import { checkPattern } from "./patterns";
import { countries, timeThere, timeZones } from "./places";

describe("handoffSentence", () => {
  it.each([
    [["angry"], 0, "As soon as a visitor sounds angry, a person is called."],
    [["frustrated", "angry"], 2, "After 2 messages in a row that sound angry or frustrated, a person is called."],
    [["angry"], null, "No mood brings a person by itself. Visitors can still ask for one at any time."],
    [[], 0, "No mood brings a person by itself. Visitors can still ask for one at any time."],
  ] as const)("%o after %s", (moods, handoff_after, words) => {
    expect(handoffSentence({ handoff_moods: [...moods], handoff_after })).toBe(words);
  });
});

it("offers a number that was set elsewhere among the usual ones", () => {
  expect(afterOptions(null).map(([value]) => value)).toEqual(["0", "2", "3", "never"]);
  expect(afterOptions(5).map(([value]) => value)).toEqual(["0", "2", "3", "5", "never"]);
  expect(["never", "0", "3"].map(toAfter)).toEqual([null, 0, 3]);
});

describe("checkPattern", () => {
  it.each([
    ["GR-\\d{5}", "GR-10234", true, "It finds “GR-10234”."],
    ["GR-\\d{5}", "GR-102345", false, "It finds only “GR-10234” of it."],
    ["GR-\\d{5}", "GX-1", false, "It does not find “GX-1”."],
    ["GR-(", "GR-1", false, "This is not a pattern that can be used. Check its brackets and backslashes."],
    ["(?i)gr-(?P<number>\\d+)", "GR-7", true, "It finds “GR-7”."],
  ])("%s against %s", (pattern, example, isRight, words) => {
    expect(checkPattern({ pattern, example })).toEqual({ isRight, words });
  });

  it("says nothing before both are there", () => {
    expect(checkPattern({ pattern: "x", example: "" })).toBeNull();
  });
});

describe("places", () => {
  it("lists countries by name", () => {
    const all = countries();
    expect(all).toContainEqual(["PK", "Pakistan"]);
    expect(all.map(([code]) => code)).not.toContain("EU");
    expect(all.length).toBeGreaterThan(200);
  });

  it("keeps a time zone that this browser does not know", () => {
    expect(timeZones("Mars/Base")).toContain("Mars/Base");
    expect(timeThere("Mars/Base", 0)).toBe("");
    expect(timeThere("Asia/Karachi", Date.UTC(2026, 10, 23, 13, 41))).toMatch(/23 Nov.*18:41/);
  });
});
