import { describe, expect, it } from "vitest";
import { anUnderstanding } from "../testing/made";
import { intentSentence, outOfScope } from "./intentSentence";
import { corrected } from "./useCorrection";

const refund = { key: "refund", label: "Refund status", probability: 0.78 };

describe("intentSentence", () => {
  it("tells what was needed", () => {
    const read = anUnderstanding("m1", { intent: refund, candidates: [refund] });
    expect(intentSentence(read)).toBe("Refund status: 0.78 sure, needed 0.70");
    expect(intentSentence({ ...read, threshold: 0.9 })).toBe("Not sure enough. Most likely Refund status: 0.78 sure, needed 0.90");
  });

  it("does not make more of a candidate than of an intent", () => {
    expect(intentSentence(anUnderstanding("m1", { candidates: [{ ...refund, probability: 0.2 }], out_of_scope: 0.1 }))).toContain("Not sure enough");
    expect(intentSentence(anUnderstanding("m1"))).toBe("Not looked for");
  });

  it("says when it is most likely none of them", () => {
    const read = anUnderstanding("m1", { intent: { ...refund, probability: 0.09 }, candidates: [{ ...refund, probability: 0.09 }], out_of_scope: 0.64 });
    expect(intentSentence(read)).toBe("Most likely none of your intents: 0.64");
    expect(intentSentence(corrected(read, { intent: refund }))).toBe("Refund status, set by hand");
  });

  it("says who decided it", () => {
    const read = anUnderstanding("m1", { intent: refund, candidates: [refund] });
    expect(intentSentence(corrected(read, { intent: { key: "returns", label: "Returns" } }))).toBe("Returns, set by hand");
    expect(intentSentence(corrected(read, { intent: null }))).toBe("None of your intents, set by hand");
  });
});

it("takes what is left over for none of them, when the server does not say", () => {
  expect(outOfScope(anUnderstanding("m1", { candidates: [refund], out_of_scope: 0.1 }))).toBe(0.1);
  expect(outOfScope(anUnderstanding("m1", { candidates: [refund] }))).toBeCloseTo(0.22);
});

it("shows a corrected mood at once, and leaves the rest as it was read", () => {
  const read = anUnderstanding("m1", { mood: "angry", intent: refund });
  expect(corrected(read, { mood: "happy" })).toEqual({ ...read, mood: "happy", corrected: { mood: true, intent: false } });
});
