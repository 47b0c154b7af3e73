import { expect, test } from "vitest";
import { daysProblem, drafted, noticesChanged, toRules } from "./draft";
import type { Rules } from "./privacyApi";

const rules: Rules = { tracking: true, notices: { en: { text: "May we?", url: "" } }, activity_days: 90, visitor_days: null };

test("rules come back as they were", () => {
  expect(toRules(drafted(rules), false)).toEqual({ ...rules, ask_again: false });
  expect(toRules(drafted({ ...rules, visitor_days: 365 }), true)).toEqual({ ...rules, visitor_days: 365, ask_again: true });
});

test("languages in which nothing is said are left out", () => {
  const draft = { ...drafted(rules), notices: { en: { text: " May we? ", url: "" }, ur: { text: " ", url: "" } } };
  expect(toRules(draft, false)?.notices).toEqual({ en: { text: "May we?", url: "" } });
  expect(noticesChanged(draft, rules)).toBe(false);
  expect(noticesChanged({ ...draft, notices: {} }, rules)).toBe(true);
});

test.each(["", "0", "-4", "1.5", "3651", "a month", "99999"])("%o is no number of days", (text) => {
  expect(daysProblem(text, false)).not.toBe("");
  expect(toRules({ ...drafted(rules), activityDays: text }, false)).toBeNull();
});

test("visitors may be kept for ever", () => expect(daysProblem(" ", true)).toBe(""));
