import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { InboxRow, Message, Thread } from "../api/types";
import { aMessage, anImport, anUnderstanding, aRow, aThread, aTraining } from "../testing/made";
import { LiveCache } from "./apply";
import type { Inbox } from "./inbox";

let cache: QueryClient;
let live: LiveCache;

const counts = { open: 0, waiting: 0, mine: 0, bot: 0, closed: 0 };
const inboxOf = (items: InboxRow[]): Inbox => ({ pageParams: [null], pages: [{ items, next: null, counts }] });
const shown = (view: string) => cache.getQueryData<Inbox>(["inbox", view, {}])?.pages.flatMap((page) => page.items.map(({ id }) => id));

beforeEach(() => {
  cache = new QueryClient();
  live = new LiveCache(cache, "me");
  cache.setQueryData(["inbox", "open", {}], inboxOf([aRow({ id: "a" })]));
  cache.setQueryData(["inbox", "waiting", {}], inboxOf([]));
});

describe("LiveCache", () => {
  it("moves a conversation into every view that it now belongs to", () => {
    live.apply("conversation", aRow({ id: "a", state: "waiting", last_seq: 2 }));
    expect(shown("open")).toEqual(["a"]);
    expect(shown("waiting")).toEqual(["a"]);
  });

  it("lets go of conversations that were erased", () => {
    cache.setQueryData(["thread", "a"], aThread([1]));
    cache.setQueryData(["inbox", "open", {}], inboxOf([aRow({ id: "a" }), aRow({ id: "b" })]));
    live.apply("erased", { conversations: ["a"] });
    expect(shown("open")).toEqual(["b"]);
    expect(cache.getQueryData(["thread", "a"])).toBeUndefined();
  });

  it("does not go back to an older state that arrives late", () => {
    live.apply("conversation", aRow({ id: "a", state: "waiting", last_seq: 5 }));
    live.apply("conversation", aRow({ id: "a", state: "bot", last_seq: 4 }));
    expect(shown("waiting")).toEqual(["a"]);
  });

  it("puts a message into its conversation once, in order", () => {
    cache.setQueryData(["thread", "a"], aThread([1, 3]));
    const late: { conversation_id: string; message: Message } = { conversation_id: "a", message: aMessage(2) };
    live.apply("message", late);
    live.apply("message", late);
    expect(cache.getQueryData<Thread>(["thread", "a"])?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("asks for the numbers again once for many changes", () => {
    vi.useFakeTimers();
    const invalidate = vi.spyOn(cache, "invalidateQueries");
    for (let seq = 2; seq < 20; seq++) live.apply("conversation", aRow({ id: "a", last_seq: seq }));
    vi.advanceTimersByTime(1000);
    expect(invalidate.mock.calls.filter(([filter]) => filter?.queryKey?.[0] === "counts")).toHaveLength(1);
    vi.useRealTimers();
  });

  it("keeps an import's progress and puts it first in the list", () => {
    cache.setQueryData(["imports"], [anImport({ id: "old", state: "done" })]);
    live.apply("import", anImport({ id: "new", done: 7 }));
    expect(cache.getQueryData(["import", "new"])).toMatchObject({ done: 7 });
    expect(cache.getQueryData<{ id: string }[]>(["imports"])?.map(({ id }) => id)).toEqual(["new", "old"]);
  });

  it("asks for the whole report once an import has ended", () => {
    live.apply("import", anImport({ id: "new", state: "running" }));
    expect(cache.getQueryState(["import", "new"])?.isInvalidated).toBe(false);
    live.apply("import", anImport({ id: "new", state: "failed" }));
    expect(cache.getQueryState(["import", "new"])?.isInvalidated).toBe(true);
  });

  it("puts what was read out of a message into its open conversation", () => {
    cache.setQueryData(["thread", "a"], aThread([1]));
    live.apply("understanding", { conversation_id: "a", understanding: anUnderstanding("m1", { mood: "angry" }) });
    live.apply("understanding", { conversation_id: "other", understanding: anUnderstanding("m9") });
    expect(cache.getQueryData<Thread>(["thread", "a"])?.understandings.map(({ mood }) => mood)).toEqual(["angry"]);
  });

  it("follows a training, and asks for what it changes once it has ended", () => {
    cache.setQueryData(["trainings"], [aTraining({ id: "t1", version: 1, state: "active" })]);
    cache.setQueryData(["intents"], { items: [], trained: null });
    live.apply("training", aTraining({ id: "t2", version: 2, progress: 0.5 }));
    expect(cache.getQueryData<{ version: number; progress: number }[]>(["trainings"])?.map(({ version }) => version)).toEqual([2, 1]);
    expect(cache.getQueryState(["intents"])?.isInvalidated).toBe(false);
    live.apply("training", aTraining({ id: "t2", version: 2, state: "active" }));
    expect(cache.getQueryState(["intents"])?.isInvalidated).toBe(true);
  });

  it("fetches all again after a reset, but not who is signed in", () => {
    cache.setQueryData(["session"], { member: {} });
    live.apply("reset", {});
    expect(cache.getQueryState(["inbox", "open", {}])?.isInvalidated).toBe(true);
    expect(cache.getQueryState(["session"])?.isInvalidated).toBe(false);
  });

  it("passes over events that it does not know", () => {
    expect(() => live.apply("ready", {})).not.toThrow();
  });
});
