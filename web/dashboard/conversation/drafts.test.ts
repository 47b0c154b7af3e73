import { expect, it } from "vitest";
import { forgetDrafts, readDraft, saveDraft } from "./drafts";

it("keeps one draft a person and conversation, and forgets them all at signing out", () => {
  saveDraft("sana", "c1", "Dear Noor");
  saveDraft("sana", "c2", "Hello");
  saveDraft("omar", "c1", "Hi");
  saveDraft("sana", "c2", "");
  expect([readDraft("sana", "c1"), readDraft("sana", "c2"), readDraft("omar", "c1")]).toEqual(["Dear Noor", "", "Hi"]);
  localStorage.setItem("jawab.theme", "dark");
  forgetDrafts();
  expect(readDraft("sana", "c1")).toBe("");
  expect(localStorage.getItem("jawab.theme")).toBe("dark");
});
