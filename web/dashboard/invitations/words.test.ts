import { describe, expect, it } from "vitest";
import { effectSentence, EMPTY, figuresSentence, fitted, NO_CONDITIONS, points, whenSentence } from "./words";

const arm = { visitors: 0, shown: 0, pressed: 0, dismissed: 0, conversations: 0, goals: 0 };

describe("an invitation in words", () => {
  it("tells what makes it due and what must hold", () => {
    const conditions = { ...NO_CONDITIONS, page: "/products/*", device: "phone" as const, visitor: "returning" as const, languages: ["ur", "en"] };
    expect(whenSentence({ on: "time", seconds: 1 }, conditions)).toBe("After 1 second on the page, on /products/*, on a phone, when they come again, in Urdu or English");
    const properties = [{ name: "total", test: "over" as const, value: "5000" }];
    expect(whenSentence({ on: "event", name: "cart", properties }, NO_CONDITIONS)).toBe("At the event “cart”, total is over 5000");
  });

  it("claims no more than is known", () => {
    expect(effectSentence(null, 10, "conversations")).toContain("Too few");
    expect(effectSentence({ difference: 0.02, low: -0.01, high: 0.05 }, 10, "conversations")).toBe("No difference in conversations that could not be chance: between −1.0 and +5.0 of 100 visitors (95 % sure).");
    expect(effectSentence({ difference: 0.031, low: 0.012, high: 0.05 }, 10, "conversations")).toMatch(/^More conversations with it: \+3\.1 of 100/);
    expect(effectSentence({ difference: -0.03, low: -0.05, high: -0.01 }, 10, "goals")).toMatch(/^Fewer goals/);
    expect(effectSentence(null, 0, "conversations")).toContain("Nobody is held out");
  });

  it("counts what happened", () => {
    const figures = { since: "", shown: { ...arm, shown: 2, pressed: 1 }, held_out: arm, conversations: null, goals: null };
    expect(figuresSentence(figures)).toBe("Shown 2 times, 1 press and 0 dismissals");
    expect(figuresSentence({ ...figures, shown: arm })).toBe("Not shown yet");
    expect([points(0.0004), points(-0.25)]).toEqual(["0.0", "−25.0"]);
  });

  it("has words for each button in each language", () => {
    const form = { ...EMPTY, actions: [{ kind: "ask" as const, target: "" }], texts: { en: { text: "Hi", buttons: [] }, ur: { text: "سلام", buttons: [{ label: "ا", question: "" }, { label: "ب", question: "" }] } } };
    const { texts } = fitted(form);
    expect(texts["en"]!.buttons).toEqual([{ label: "", question: "" }]);
    expect(texts["ur"]!.buttons).toHaveLength(1);
  });
});
