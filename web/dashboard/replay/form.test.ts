import { describe, expect, it } from "vitest";
import type { Article } from "../api/types";
import { EMPTY, formOf, toReplay } from "./form";

const article = { id: "a1", title: "Returns", markdown: "Thirty days.", language: "ur" } as Article;

describe("what is tried", () => {
  it("needs something to be changed", () => {
    expect(toReplay(EMPTY, null)).toMatch(/Say what is to be changed/);
    expect(toReplay(formOf(article), article)).toMatch(/Say what is to be changed/);
  });

  it("takes a threshold in percent", () => {
    expect(toReplay({ ...EMPTY, sure: "85" }, null)).toMatchObject({ change: { answer_threshold: 0.85 }, asked: { days: 30 } });
    expect(toReplay({ ...EMPTY, sure: "101" }, null)).toMatch(/from 0 to 100/);
    expect(toReplay({ ...EMPTY, sure: "0" }, null)).toMatchObject({ change: { answer_threshold: 0 } });
  });

  it("changes an article in its language, or adds one", () => {
    const changed = toReplay({ ...formOf(article), markdown: "Sixty days." }, article);
    expect(changed).toMatchObject({ change: { articles: [{ article_id: "a1", language: "ur", markdown: "Sixty days." }] } });
    const added = toReplay({ ...EMPTY, title: "Gifts", markdown: "We wrap them." }, null);
    expect(added).toMatchObject({ change: { articles: [{ title: "Gifts", language: "en" }] } });
    expect(toReplay({ ...EMPTY, title: "Gifts" }, null)).toBe("An article needs a title and a text.");
  });

  it("asks one's own questions, one a line", () => {
    const own = toReplay({ ...EMPTY, sure: "50", asks: "own", questions: "One?\n\n- Two?\nOne?" }, null);
    expect(own).toMatchObject({ asked: { questions: ["One?", "Two?"] } });
    expect(toReplay({ ...EMPTY, sure: "50", asks: "own" }, null)).toMatch(/at least one question/);
  });
});
