import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Conversation, Message } from "../../client/types";
import { message } from "../core/testing";
import { Transcript } from "../core/transcript";
import { Moment, type Talk } from "./moment";

let kept: Record<string, string | null>;
let changes: number;
let moment: Moment;

beforeEach(() => {
  vi.useFakeTimers();
  [kept, changes] = [{}, 0];
  moment = new Moment({ get: (key) => kept[key] ?? null, set: (key, value) => void (kept[key] = value) }, () => void changes++);
});
afterEach(() => {
  vi.useRealTimers();
});

const asked = message("q", 1, { author: "visitor", kind: "text" });

function talk(id: string, messages: Message[], conversation: Partial<Conversation> = {}): Talk {
  const transcript = new Transcript();
  transcript.addPage({ items: messages, more: false });
  return { id, transcript, expecting: false, conversation: { state: "bot", satisfaction: null, ...conversation } as Conversation };
}

test("asks when a conversation is closed, once", () => {
  moment.look(talk("c", [asked, message("a", 2)], { state: "closed" }));
  expect(moment.asking).toBe("c");
  moment.settle("c");
  moment.away();
  moment.look(talk("c", [asked, message("a", 2)], { state: "closed" }));
  expect([moment.asking, changes]).toEqual([null, 1]);
});

test("asks about the one before when a new one is begun, and no more when that goes on", () => {
  moment.look(talk("c", [asked, message("a", 2)]));
  expect(moment.asking).toBeNull();
  moment.look(null);
  expect(moment.asking).toBe("c");
  moment.look(null);
  expect(moment.asking, "it stays until it is answered").toBe("c");
  moment.look(talk("d", [asked]));
  expect(moment.asking).toBeNull();
});

test("asks after a silence when the answer helped, not when the visitor goes on or waits", () => {
  const helped = message("a", 2, { rating: "up" });
  moment.look(talk("c", [asked, helped]));
  vi.advanceTimersByTime(60_000);
  moment.look(talk("c", [asked, helped, message("more", 3, { author: "visitor" })]));
  vi.advanceTimersByTime(200_000);
  expect(moment.asking).toBeNull();
  moment.look(talk("c", [asked, helped, message("more", 3, { author: "visitor" }), message("b", 4, { rating: "up" })]));
  vi.advanceTimersByTime(90_000);
  expect([moment.asking, changes]).toEqual(["c", 1]);
});

test.each([
  ["nobody has answered", [asked, message("h", 2, { kind: "notice", reply_to: "q" })], { state: "closed" }],
  ["it is rated", [asked, message("a", 2)], { state: "closed", satisfaction: 4 }],
  ["it is not known yet", [], { state: "closed" }],
] as const)("does not ask while %s", (_, messages, conversation) => {
  moment.look(talk("c", [...messages], conversation));
  vi.advanceTimersByTime(200_000);
  expect(moment.asking).toBeNull();
});

test("forgets old conversations, not the last ones", () => {
  for (let n = 0; n < 30; n++) moment.settle(`c${n}`);
  expect(kept["farewells"]!.split(" ")).toHaveLength(20);
  expect(kept["farewells"]).toMatch(/c29$/);
});
