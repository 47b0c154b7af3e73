import { beforeEach, expect, test, vi } from "vitest";
import type { Conversation, Site } from "../../client/types";
import { message } from "../core/testing";
import { Local } from "./local";
import { Past } from "./past";

const BASE = "https://chat.example/api/web";
const SITE = { name: "Quill & Co" } as Site;
const CONVERSATION = { id: "c1", last_seq: 2, state: "human" } as Conversation;
const answers: Record<string, unknown> = {
  "GET /sites/quill": SITE,
  "PUT /conversations/c1": CONVERSATION,
  "GET /conversations/c1/messages": { items: [message("one", 1), message("two", 2)], more: false },
};

let online: boolean;
let useful: boolean;
let keep: Local;

async function network(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  if (!online) throw new TypeError("no network");
  const answer = answers[`${init?.method ?? "GET"} ${String(input).slice(BASE.length)}`];
  return answer ? new Response(JSON.stringify(answer)) : new Response("{}", { status: 404 });
}

/** A page that was opened just now. */
function page() {
  const past = new Past(keep, () => useful);
  const ask = past.fetch(network);
  const get = async (path: string, method = "GET") => (await ask(BASE + path, { method })).json();
  return { past, get };
}

async function visit() {
  const { past, get } = page();
  await get("/sites/quill");
  await get("/conversations/c1", "PUT");
  await get("/conversations/c1/messages");
  await vi.waitFor(() => expect(keep.get("past")).toContain("two"));
  return past;
}

beforeEach(() => {
  localStorage.clear();
  [online, useful, keep] = [true, true, new Local("quill")];
  keep.set("conversation", "c1");
});

test("without a network the page sees what it saw last, with what was written since", async () => {
  const past = await visit();
  past.add(message("three", 3), "c1");
  past.add(message("three", 3), "c1");
  past.add(message("elsewhere", 9), "c2");
  online = false;
  const { get } = page();
  expect(await get("/sites/quill")).toEqual(SITE);
  expect(await get("/conversations/c1", "PUT")).toEqual(CONVERSATION);
  expect((await get("/conversations/c1/messages")).items.map(({ id }: { id: string }) => id)).toEqual(["one", "two", "three"]);
});

test("a conversation that was new when it was kept is shown with what was written, and goes on after its first event", async () => {
  answers["PUT /conversations/c1"] = { ...CONVERSATION, last_seq: 0 };
  try {
    await visit();
  } finally {
    answers["PUT /conversations/c1"] = CONVERSATION;
  }
  online = false;
  expect((await page().get("/conversations/c1", "PUT")).last_seq).toBe(1);
});

test("who asks for a person finds themselves waiting", async () => {
  await visit();
  answers["POST /conversations/c1/handoff"] = { ...CONVERSATION, state: "waiting", last_seq: 4 };
  const { past, get } = page();
  await get("/conversations/c1/handoff", "POST");
  await vi.waitFor(() => expect(keep.get("past")).toContain("waiting"));
  past.tidy();
  online = false;
  expect(await page().get("/conversations/c1", "PUT")).toMatchObject({ state: "waiting", last_seq: 4 });
});

test("what is not kept still fails: other conversations, older messages, everything that is sent", async () => {
  await visit();
  online = false;
  const { get } = page();
  for (const [path, method] of [
    ["/conversations/c2", "PUT"], ["/conversations/c2/messages", "GET"], ["/conversations/c1/messages?before=1", "GET"],
    ["/conversations/c1/messages", "POST"], ["/conversations/c1/handoff", "POST"], ["/visitors", "POST"],
  ] as const) {
    await expect(get(path, method), path).rejects.toThrow("no network");
  }
});

test("the network's answer comes first, and a slow one is not waited for for ever", async () => {
  await visit();
  vi.useFakeTimers();
  const { past } = page();
  const slow = past.fetch(() => new Promise(() => undefined))(`${BASE}/sites/quill`);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await (await slow).json()).toEqual(SITE);
  vi.useRealTimers();
  const news = past.fetch(async () => new Response('{"name":"Quill"}'));
  expect(await (await news(`${BASE}/sites/quill`)).json()).toEqual({ name: "Quill" });
});

test("a conversation that was left is forgotten, in the browser too", async () => {
  const past = await visit();
  past.tidy();
  expect(keep.get("past")).toContain("two");
  localStorage.removeItem("jawab:quill:conversation");
  past.tidy();
  expect(JSON.parse(keep.get("past")!)).toEqual({ site: SITE });
});

test("nothing is kept where the page could not be opened without a network anyway", async () => {
  useful = false;
  const { past, get } = page();
  await get("/sites/quill");
  past.save();
  expect(keep.get("past")).toBeNull();
});

test("it stays small: the newest messages, and it is known that there are older ones", async () => {
  const past = await visit();
  for (let n = 3; n < 150; n++) past.add(message(`m${n}`, n, { text: "x".repeat(10_000) }), "c1");
  expect(keep.get("past")!.length).toBeLessThan(310_000);
  const { messages } = JSON.parse(keep.get("past")!);
  expect([messages.items.at(-1).id, messages.more]).toEqual(["m149", true]);
});

test("what somebody else wrote into the storage does not matter", async () => {
  keep.set("past", "{not json");
  expect(await page().get("/sites/quill")).toEqual(SITE);
});
