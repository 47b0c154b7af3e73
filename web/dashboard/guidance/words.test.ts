import { describe, expect, it } from "vitest";
import { conditionsSentence, hoursWords, NO_CONDITIONS } from "./words";

const calls = new Map([["refund", "Where is my refund"]]);
const week = { days: [0, 1, 2, 3, 4], begin: "09:00", end: "17:00", outside: false };

describe("conditions in words", () => {
  it("says that a rule without any holds always", () => {
    expect(conditionsSentence(NO_CONDITIONS, calls)).toBe("Always");
  });

  it("joins what must all be met, and what may be either", () => {
    const sentence = conditionsSentence({ ...NO_CONDITIONS, intents: ["refund", "gone"], moods: ["angry"], page: "/cart", languages: ["ur-Latn"] }, calls);
    expect(sentence).toBe("When the visitor wants “Where is my refund” or “gone” and is angry and writes Roman Urdu and is on the page /cart");
  });

  it("tells hours of the week", () => {
    expect(conditionsSentence({ ...NO_CONDITIONS, moods: ["angry"], hours: week }, calls)).toBe("When the visitor is angry, and it is Mon–Fri, 09:00 to 17:00");
    expect(hoursWords(week)).toBe("it is Mon–Fri, 09:00 to 17:00");
    expect(hoursWords({ ...week, outside: true, days: [6, 0] })).toBe("it is not Mon, Sun, 09:00 to 17:00");
    expect(hoursWords({ ...week, end: "09:00", days: [5] })).toBe("it is Sat, all day");
  });
});
