import { expect, test } from "vitest";
import { cleaned, EMPTY, nameOf, usedWords, whenWords } from "./words";

const NONE = EMPTY.conditions;

test("when a shortcut is shown, in words", () => {
  expect(whenWords(NONE, new Map())).toBe("Always shown");
  expect(whenWords({ ...NONE, page: "/cart*", visitors: "returning", intents: ["refund"] }, new Map([["refund", "Refund"]]))).toBe(
    "Shown on the page /cart*, to visitors who come again, once the visitor wants “Refund”",
  );
});

test("a form sends only what its kind has", () => {
  const form = {
    ...EMPTY,
    words: { en: { label: "Prices", question: "What does it cost?", article_id: "a" } },
    url: " https://shop.example/prices ",
    times: { days: [0], begin: "09:00", end: "17:00", outside: false },
  };
  expect(cleaned({ ...form, kind: "pricing" })).toMatchObject({ words: { en: { question: "", article_id: null } }, url: "https://shop.example/prices", times: null });
  expect(cleaned({ ...form, kind: "pricing", url: "" }).words["en"]?.question).toBe("What does it cost?");
  expect(cleaned({ ...form, kind: "call_back" })).toMatchObject({ url: "", times: { begin: "09:00" } });
});

test("its name at the desk, and how it is used", () => {
  const words = { ur: { label: "نرخ", question: "", article_id: null }, "en-GB": { label: "Prices", question: "", article_id: null } };
  expect(nameOf({ words })).toEqual({ name: "Prices", language: "en-GB" });
  expect(usedWords({ shown: 0, pressed: 0 })).toBe("Not shown yet");
  expect(usedWords({ shown: 1340, pressed: 40 })).toBe("Pressed 40 of 1,340 times (3%)");
});
