import { describe, expect, it } from "vitest";
import type { InboxRow } from "../api/types";
import { aRow } from "../testing/made";
import { belongs, type Inbox, placeRow } from "./inbox";

const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, "0")}:00Z`;
const row = (id: string, minute: number, change: Partial<InboxRow> = {}) => aRow({ id, last_message_at: at(minute), ...change });

function inbox(pages: InboxRow[][], next: string | null = null): Inbox {
  const counts = { open: 0, waiting: 0, mine: 0, bot: 0, closed: 0 };
  return {
    pageParams: pages.map(() => null),
    pages: pages.map((items, index) => ({ items, counts, next: index === pages.length - 1 ? next : "more" })),
  };
}

const ids = (placed: Inbox) => placed.pages.map((page) => page.items.map(({ id }) => id));

describe("belongs", () => {
  it("follows the server's views", () => {
    const mine = aRow({ state: "human", assignee: { id: "me", name: "Me" } });
    expect(belongs(mine, "mine", "me")).toBe(true);
    expect(belongs(mine, "mine", "other")).toBe(false);
    expect(belongs(mine, "open", "other")).toBe(true);
    expect(belongs(aRow({ state: "closed" }), "open", "me")).toBe(false);
    expect(belongs(aRow({ state: "waiting" }), "waiting", "me")).toBe(true);
  });
});

describe("placeRow", () => {
  it("brings a conversation with a new message to the top, once", () => {
    const before = inbox([[row("a", 30), row("b", 20)], [row("c", 10)]]);
    expect(ids(placeRow(before, row("c", 40), { view: "open", me: "me" }))).toEqual([["c", "a"], ["b"]]);
  });

  it("puts the one that waits longest first among those that wait", () => {
    const waiting = (id: string, since: number) => row(id, 50, { state: "waiting", waiting_since: at(since) });
    const before = inbox([[waiting("a", 10), waiting("b", 20)]]);
    expect(ids(placeRow(before, waiting("c", 15), { view: "waiting", me: "me" }))).toEqual([["a", "c", "b"]]);
    // Writing again while one waits does not cost the place in the line.
    expect(ids(placeRow(before, waiting("a", 10), { view: "waiting", me: "me" }))).toEqual([["a", "b"]]);
  });

  it("takes a row out of a view that it has left", () => {
    const before = inbox([[row("a", 30), row("b", 20)]]);
    expect(ids(placeRow(before, row("a", 31, { state: "closed" }), { view: "open", me: "me" }))).toEqual([["b"]]);
  });

  it("leaves a row that sorts behind all that is loaded to the page that will bring it", () => {
    const before = inbox([[row("a", 30), row("b", 20)]], "cursor");
    expect(ids(placeRow(before, row("z", 1), { view: "open", me: "me" }))).toEqual([["a", "b"]]);
    expect(ids(placeRow(inbox([[row("a", 30)]]), row("z", 1), { view: "open", me: "me" }))).toEqual([["a", "z"]]);
  });

  it("keeps to the filters of the list", () => {
    const angry = inbox([[row("a", 30, { mood: "angry" })]]);
    const shown = { view: "open" as const, filters: { mood: "angry,frustrated" }, me: "me" };
    expect(ids(placeRow(angry, row("b", 40, { mood: "frustrated" }), shown))).toEqual([["b", "a"]]);
    expect(ids(placeRow(angry, row("b", 40, { mood: "happy" }), shown))).toEqual([["a"]]);
    expect(ids(placeRow(angry, row("a", 40, { mood: "neutral" }), shown))).toEqual([[]]);
  });

  it("puts what presses most first where that is wanted, and the newest of it at the top", () => {
    const before = inbox([[row("a", 30, { pressing: 4 }), row("b", 20, { pressing: 1 }), row("c", 10)]]);
    const shown = { view: "waiting" as const, filters: { sort: "urgency" as const }, me: "me" };
    const waits = { state: "waiting" as const };
    expect(ids(placeRow(before, row("d", 40, { ...waits, pressing: 1 }), shown))).toEqual([["a", "d", "b", "c"]]);
    expect(ids(placeRow(before, row("c", 5, { ...waits, pressing: 4 }), shown))).toEqual([["a", "c", "b"]]);
    expect(ids(placeRow(before, row("d", 1, waits), shown))).toEqual([["a", "b", "c", "d"]]);
  });

  it("does not touch a view that the row has no part in", () => {
    const before = inbox([[row("a", 30)]]);
    expect(placeRow(before, row("z", 40, { state: "closed" }), { view: "open", me: "me" })).toBe(before);
  });
});
