import { expect, it } from "vitest";
import { aMessage } from "../testing/made";
import { toEntries } from "./entries";

const at = (day: number, minute: number) => new Date(2026, 10, day, 12, minute).toISOString();

it("opens a day and a run where they begin", () => {
  const entries = toEntries([
    aMessage(1, { created_at: at(22, 0) }),
    aMessage(2, { created_at: at(22, 1) }),
    aMessage(3, { created_at: at(22, 30) }),
    aMessage(4, { created_at: at(23, 0), author: "agent", author_name: "Sana" }),
    aMessage(5, { created_at: at(23, 1), author: "agent", author_name: "Omar" }),
  ]);
  expect(entries.map(({ opensDay }) => opensDay)).toEqual([true, false, false, true, false]);
  expect(entries.map(({ opensRun }) => opensRun)).toEqual([true, false, true, true, true]);
});

it("names the bot at each of its answers", () => {
  const entries = toEntries([aMessage(1, { author: "bot" }), aMessage(2, { author: "bot" })]);
  expect(entries.map(({ opensRun }) => opensRun)).toEqual([true, true]);
});
