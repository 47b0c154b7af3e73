import { expect, it } from "vitest";
import { languageDir, languageName } from "./language";

it("names languages as people do", () => {
  expect(languageName("ur")).toBe("Urdu");
  expect(languageName("ur-Latn")).toBe("Roman Urdu");
  expect(languageName("not a tag")).toBe("not a tag");
});

it("knows which are written from the right", () => {
  expect(["ur", "ar-EG", "ur-Latn", "en", "urd"].map(languageDir)).toEqual(["rtl", "rtl", "ltr", "ltr", "ltr"]);
});
