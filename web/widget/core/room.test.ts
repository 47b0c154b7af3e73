import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Conversation } from "../../client/types";
import type { Api } from "./api";
import { Room } from "./room";
import { message } from "./testing";

const CONVERSATION: Conversation = {
  id: "c", state: "bot", agent_name: null, language: "en", email_given: false, person_available: false, satisfaction: null, last_seq: 2,
  created_at: "2026-11-23T10:00:00Z",
};

let asked: string[];
let line: ReadableStreamDefaultController<Uint8Array>;
let room: Room;
let lost: number[];
let heard: string[];

/** Sends events as the server would. */
async function hear(...events: [id: string, event: string, data: object][]): Promise<void> {
  const text = events.map(([id, event, data]) => `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join("");
  line.enqueue(new TextEncoder().encode(text));
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(async () => {
  vi.useFakeTimers();
  [asked, lost, heard] = [[], [], []];
  const api = {
    openConversation: async () => CONVERSATION,
    messages: async () => ({ items: [message("one", 1), message("two", 2)], more: true }),
    stream: async (_: string, lastId: string, signal: AbortSignal) => {
      asked.push(lastId);
      if (asked.length > 3) return new Response(null, { status: 404 });
      return new Response(new ReadableStream({
        start(controller) {
          line = controller;
          signal.addEventListener("abort", () => controller.error(signal.reason));
        },
      }));
    },
  } as unknown as Api;
  room = new Room("c", api, {
    onChange: () => undefined, onLost: (status) => lost.push(status), wanted: () => true, onMessage: ({ id }) => heard.push(id),
  });
  await room.enter();
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  room.leave();
  vi.useRealTimers();
});

test("loads the newest messages and listens from where the conversation stood", () => {
  expect(room.transcript.messages.map(({ id }) => id)).toEqual(["one", "two"]);
  expect(room.transcript.more).toBe(true);
  expect(asked).toEqual(["2"]);
});

test("tells of each message once, and not of what was there before", async () => {
  room.accepted(message("three", 3, { author: "visitor" }));
  await hear(["3", "message", message("three", 3, { author: "visitor" })], ["4", "message", message("four", 4)]);
  expect(heard).toEqual(["three", "four"]);
});

test("shows a reply while it is written and then the message in its place", async () => {
  room.accepted(message("three", 3, { author: "visitor" }));
  expect(room.expecting).toBe(true);
  await hear(["3", "reply.started", { reply_id: "r", reply_to: "three" }], ["3.1", "reply.delta", { reply_id: "r", at: 0, text: "Yes" }]);
  expect([room.expecting, room.transcript.draft?.text]).toEqual([false, "Yes"]);
  await hear(["4", "message", message("r", 4, { text: "Yes." })]);
  expect([room.transcript.draft, room.transcript.messages.at(-1)?.text]).toEqual([null, "Yes."]);
});

test("asks for a reply from its beginning when pieces are missing", async () => {
  await hear(["3.7", "reply.delta", { reply_id: "r", at: 40, text: "end" }]);
  expect(room.transcript.draft?.text).toBe("");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual(["2", "3"]);
});

test("tells how long a reply usually takes, when it takes longer, and no more once it is there", async () => {
  await hear(
    ["3", "reply.started", { reply_id: "r", reply_to: "two" }],
    ["3.1", "reply.expected", { reply_id: "r", kind: "llm", p50_ms: 3_600, p90_ms: 8_000 }],
  );
  expect([room.expected?.seconds, room.expected?.late, room.expected?.looksUp]).toEqual([4, false, false]);
  await vi.advanceTimersByTimeAsync(8_100);
  expect(room.expected?.late).toBe(true);
  await hear(["3.2", "reply.delta", { reply_id: "r", at: 0, text: "Yes" }]);
  expect(room.expected).toBeNull();
  await hear(["4", "message", message("r", 4)], ["4.1", "reply.expected", { reply_id: "r", kind: "llm", p50_ms: 1, p90_ms: 2 }]);
  expect(room.expected).toBeNull();
});

test("follows who answers, and forgets after five seconds that somebody types", async () => {
  await hear(["3", "state", { state: "human", agent_name: "Sana", person_available: true }], ["3.1", "typing", { author: "agent", name: "Sana" }]);
  expect([room.live, room.conversation?.agent_name, room.typist]).toEqual([true, "Sana", "Sana"]);
  await vi.advanceTimersByTimeAsync(5_100);
  expect(room.typist).toBeNull();
});

test("passes over events that it does not know", async () => {
  await hear(["3", "confetti", {}], ["4", "message", message("four", 4)]);
  expect(room.transcript.has("four")).toBe(true);
});

test("a room that was left while it loaded does not listen", async () => {
  const before = asked.length;
  const other = new Room("d", room["api"], { onChange: () => undefined, onLost: () => undefined, wanted: () => true, onMessage: () => undefined });
  const entering = other.enter();
  other.leave();
  await entering;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toHaveLength(before);
});

test("says when the conversation is gone", async () => {
  for (let end = 0; end < 3; end++) {
    line.close();
    await vi.advanceTimersByTimeAsync(3_000);
  }
  expect(lost).toEqual([404]);
});
