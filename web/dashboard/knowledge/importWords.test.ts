import { expect, it } from "vitest";
import { anImport } from "../testing/made";
import { byReason, share, summary } from "./importWords";

it("tells only what there is to tell", () => {
  expect(summary(anImport({ added: 40, unchanged: 2, skipped: [{ path: "a", reason: "b" }] }))).toBe("40 added, 2 unchanged, 1 skipped or incomplete");
  expect(summary(anImport())).toBe("Nothing found");
});

it("knows no share before the total is known", () => {
  expect(share(anImport({ total: 0, done: 3 }))).toBeNull();
  expect(share(anImport({ total: 4, done: 3 }))).toBe(0.75);
  expect(share(anImport({ total: 4, done: 9 }))).toBe(1);
});

it("gathers what was skipped by its reason", () => {
  const skipped = ["a.png", "b.md", "c.png"].map((path) => ({ path, reason: path.endsWith("png") ? "A picture" : "Empty" }));
  expect(byReason(skipped)).toEqual([
    { reason: "A picture", paths: ["a.png", "c.png"] },
    { reason: "Empty", paths: ["b.md"] },
  ]);
});
