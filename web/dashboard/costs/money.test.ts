import { describe, expect, it } from "vitest";
import { problem, reachedSentence, shownMoney, shownSpent, toLimits, written } from "./money";

describe("money", () => {
  it("keeps what counts of small amounts", () => {
    expect(shownMoney("0.000375", "USD")).toBe("$0.00038");
    expect(shownMoney("12.5", "USD")).toBe("$12.50");
    expect(shownMoney("0.3", "USD")).toBe("$0.30");
    expect(shownMoney("0", "USD")).toBe("$0.00");
  });

  it("is shown as tokens where no price is known", () => {
    expect(shownSpent({ cost: null, input_tokens: 1200, output_tokens: 34 }, "USD")).toBe("1,234 tokens");
  });
});

describe("limits", () => {
  const none = { tokens: "", money: "" };

  it("are read as people write them", () => {
    const form = { conversation: { tokens: "20,000", money: "" }, day: { tokens: "", money: " 2.50 " }, month: none };
    expect(toLimits(form)).toEqual({
      conversation: { tokens: 20000, money: null },
      day: { tokens: null, money: "2.50" },
      month: { tokens: null, money: null },
    });
  });

  it("come back as they were", () => {
    const limits = { conversation: { tokens: 5000, money: null }, day: { tokens: null, money: "1.5" }, month: { tokens: null, money: null } };
    expect(toLimits(written(limits))).toEqual(limits);
  });

  it.each(["0", "-3", "many", "1.5"])("refuses %s tokens", (text) => {
    expect(problem(text, "tokens")).not.toBe("");
    expect(toLimits({ conversation: { tokens: text, money: "" }, day: none, month: none })).toBeNull();
  });

  it.each(["0", "0.00", "-1", "free", "1.2345678"])("refuses %s as money", (text) => {
    expect(problem(text, "money")).not.toBe("");
  });

  it("say in words that they were reached", () => {
    expect(reachedSentence({ limit: "day", answers: 1 })).toBe(
      "Today 1 answer was quoted from the articles instead of written, because the limit of the day is reached.",
    );
  });
});
