import { expect, it } from "vitest";
import { counted, percent } from "./numbers";

it("rounds shares, but nothing to all or none that is not", () => {
  expect([0, 0.001, 0.346, 0.9999, 1].map(percent)).toEqual(["0%", "<1%", "35%", "99%", "100%"]);
});

it("counts in words", () => {
  expect([counted(1, "line was", "lines were"), counted(2, "intent"), counted(1200, "example")]).toEqual(["1 line was", "2 intents", "1,200 examples"]);
});
