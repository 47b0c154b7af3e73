import { describe, expect, it } from "vitest";
import { aTraining } from "../testing/made";
import { toLines } from "./lines";
import { figuresSentence, isTraining, outcomeSentence } from "./training";

it("tells what a version was trained on and how often it is right", () => {
  const trained = aTraining({ state: "active", accuracy: 0.934 });
  expect(figuresSentence(trained)).toBe("Trained on 240 examples of 12 intents. Right in 93% of examples that it had not seen.");
  expect(figuresSentence(aTraining({ examples: 1, intents: 1 }))).toBe("Trained on 1 example of 1 intent.");
});

describe("outcomeSentence", () => {
  it("gives the server's reason", () => {
    expect(outcomeSentence(aTraining({ version: 4, state: "refused", note: "88% against 92%" }))).toBe("Version 4 was not taken into use: 88% against 92%");
    expect(outcomeSentence(aTraining({ state: "failed", error: "too few examples" }))).toContain("too few examples");
  });

  it("is silent when all went well", () => {
    expect(outcomeSentence(aTraining({ state: "active" }))).toBe("");
    expect(outcomeSentence(aTraining({ state: "retired", note: "old news" }))).toBe("");
  });

  it("passes on what a version in use lacks", () => {
    expect(outcomeSentence(aTraining({ state: "active", note: "Add examples to “Returns”." }))).toBe("Add examples to “Returns”.");
  });
});

it("knows which trainings are under way", () => {
  expect((["queued", "running", "active", "refused", "failed"] as const).map((state) => isTraining(aTraining({ state })))).toEqual([true, true, false, false, false]);
});

it("makes examples of a pasted list", () => {
  expect(toLines("- Where is it?\n\n  2. mera order?  \nWhere is it?\nمیرا آرڈر؟\n-5 degrees")).toEqual(["Where is it?", "mera order?", "میرا آرڈر؟", "-5 degrees"]);
});
