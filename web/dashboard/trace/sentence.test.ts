import { describe, expect, it } from "vitest";
import { aTrace } from "../testing/made";
import { barWidth, decisionSentence, milliseconds, modeSentence } from "./sentence";

describe("decisionSentence", () => {
  it.each([
    ["answer", 0.91, "Answered: 0.91 sure, needed 0.62"],
    ["unknown", 0.2, "Said that it does not know: 0.20 sure, needed 0.62"],
    ["answer", null, "Answered"],
  ] as const)("%s at %s", (decision, confidence, words) => {
    expect(decisionSentence(aTrace({ decision, confidence }))).toBe(words);
  });
});

it("tells which model wrote it and what that cost", () => {
  const llm = aTrace({ mode: "llm", model: "google:gemini-2.5-flash", tokens: { input: 1200, output: 80 } });
  expect(modeSentence(llm)).toMatch(/google:gemini-2.5-flash.*1.?200 tokens in and 80 out/);
  expect(modeSentence(aTrace())).toContain("no language model");
  expect(modeSentence(aTrace({ mode: "catalogue" }))).toContain("catalogue");
  expect(modeSentence(aTrace({ mode: "cache" }))).toContain("nothing was searched");
  expect(modeSentence(aTrace({ mode: "verified" }))).toContain("a person");
});

it("keeps bars within their track", () => {
  expect(barWidth(0.5, 1)).toBe(50);
  expect(barWidth(7.4, 7.4)).toBe(100);
  expect(barWidth(-0.2, 1)).toBe(0);
  expect(barWidth(0.4, 0.4)).toBe(40);
});

it("writes times as long as they need to be", () => {
  expect([0.42, 12.3, 4200].map(milliseconds)).toEqual(["0.4 ms", "12 ms", "4.2 s"]);
});
