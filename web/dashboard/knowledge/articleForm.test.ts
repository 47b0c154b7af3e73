import { expect, test } from "vitest";
import { changedFields, EMPTY, languageOptions } from "./articleForm";

test("only what was changed is sent", () => {
  const before = { ...EMPTY, title: "Gift wrapping", markdown: "Free." };
  expect(changedFields(before, before)).toEqual({});
  expect(changedFields(before, { ...before, markdown: "250 rupees.", category: "Orders" })).toEqual({ markdown: "250 rupees.", category: "Orders" });
});

test("languages in use come first, each once", () => {
  const options = languageOptions(["ur", "sv"]);
  expect(options.slice(0, 3)).toEqual([
    ["ur", "Urdu"],
    ["sv", "Swedish"],
    ["en", "English"],
  ]);
  expect(new Set(options.map(([tag]) => tag)).size).toBe(options.length);
});
