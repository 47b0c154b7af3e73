import { expect, test } from "vitest";
import type { Appearance } from "../api/appearance";
import { linesOf, tidy } from "./words";

const LOOK = { color: "#0b6e5c", position: "end", theme: "auto", radius: 18, font_size: 15, icon: "bubble", title: "", bot_name: "", avatar: "" } as const;

test("drops empty lines, and languages in which nothing is said", () => {
  const draft: Appearance = {
    ...LOOK,
    texts: { en: { greeting: " Hello ", suggestions: linesOf("Where is it?\n\n  How much?  \n"), label: "" }, fr: { greeting: " ", suggestions: [""], label: "" } },
  };
  expect(tidy(draft).texts).toEqual({ en: { greeting: "Hello", suggestions: ["Where is it?", "How much?"], label: "" } });
});

test("at most six questions", () => {
  expect(linesOf("1\n2\n3\n4\n5\n6\n7")).toHaveLength(6);
});
