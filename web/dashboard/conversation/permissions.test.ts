import { describe, expect, it } from "vitest";
import { aRow } from "../testing/made";
import { notice, permitted } from "./permissions";

const mine = aRow({ state: "human", assignee: { id: "me", name: "Me" } });
const theirs = aRow({ state: "human", assignee: { id: "omar", name: "Omar" } });

describe("permitted", () => {
  it.each([
    ["bot", aRow({ state: "bot" }), { takeOver: true, handBack: false, close: true }],
    ["waiting", aRow({ state: "waiting" }), { takeOver: true, handBack: true, close: true }],
    ["mine", mine, { takeOver: false, handBack: true, close: true }],
    ["a colleague's", theirs, { takeOver: true, handBack: true, close: true }],
    ["closed", aRow({ state: "closed" }), { takeOver: true, handBack: false, close: false }],
  ])("%s", (_, row, expected) => expect(permitted(row, "me")).toEqual(expected));
});

describe("notice", () => {
  it("is silent in one's own conversation and names the colleague in theirs", () => {
    expect(notice(mine, "me")).toBeNull();
    expect(notice(theirs, "me")).toContain("Omar");
    expect(notice(aRow({ state: "closed" }), "me")).toContain("opens it again");
    const waiting = aRow({ state: "waiting", handoff_reason: "the visitor asks for a person" });
    expect(notice(waiting, "me")).toBe("The visitor asks for a person. Take over, or just reply.");
  });
});
