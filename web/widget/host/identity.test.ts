import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Keep } from "../core/storage";
import { Visitor } from "../core/visitor";
import { Events } from "./events";
import { Identity } from "./identity";

/** What the server would answer, in order: a status, and a body. */
let answers: [method: string, path: string, status: number, body?: object][];
let calls: string[];
let keep: Keep;
let visitor: Visitor;
let told: unknown[];
let changes: number;
let identity: Identity;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  [answers, calls, told, changes] = [[], [], [], 0];
  vi.stubGlobal("fetch", async (url: string, { method, headers }: RequestInit) => {
    const path = url.replace("https://chat.example/api/web", "");
    calls.push(`${method} ${path} ${(headers as Record<string, string>).Authorization ?? ""}`.trim());
    const [expectedMethod, expectedPath, status, body] = answers.shift() ?? [];
    if (!status) throw new TypeError("offline");
    expect([method, path]).toEqual([expectedMethod, expectedPath]);
    return new Response(status === 204 ? null : JSON.stringify(body ?? {}), { status });
  });
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  keep = new Keep("localStorage", "shop");
  visitor = new Visitor("https://chat.example", "shop", keep);
  const events = new Events();
  for (const name of ["identified", "error"]) events.on(name, (detail: unknown) => told.push(detail));
  identity = new Identity("https://chat.example", keep, visitor, events, () => changes++);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const here = (...keys: string[]) => keys.map((key) => keep.get(key));

test("who wrote before signing in goes on in the same conversation, with another token", async () => {
  keep.set("token", "anonymous");
  keep.set("conversation", "begun");
  answers = [["PUT", "/me/identity", 200, { visitor_id: "v", token: "theirs" }]];
  await identity.identify("signed");
  expect(here("token", "conversation", "customer")).toEqual(["theirs", "begun", "v"]);
  expect([calls, told, changes]).toEqual([["PUT /me/identity Bearer anonymous"], [{ visitor: "v" }], 1]);
});

test("on another device the conversation that was last written in is there", async () => {
  answers = [
    ["POST", "/visitors", 201, { token: "anonymous" }],
    ["PUT", "/me/identity", 200, { visitor_id: "v", token: "theirs" }],
    ["GET", "/conversations", 200, { items: [{ id: "empty", last_seq: 0 }, { id: "last", last_seq: 4 }, { id: "old", last_seq: 9 }] }],
  ];
  await identity.identify("signed");
  expect(here("token", "conversation")).toEqual(["theirs", "last"]);
});

test("saying it again on the next page changes nothing", async () => {
  keep.set("token", "theirs");
  keep.set("customer", "v");
  answers = [["PUT", "/me/identity", 200, { visitor_id: "v", token: null }]];
  await identity.identify("signed");
  expect([here("token", "conversation"), changes]).toEqual([["theirs", null], 0]);
});

test("another customer finds nothing of the one before", async () => {
  for (const [key, value] of Object.entries({ token: "mother's", customer: "m", conversation: "c", outbox: "[1]", language: "ur" })) keep.set(key, value);
  answers = [["PUT", "/me/identity", 200, { visitor_id: "d", token: "daughter's" }], ["GET", "/conversations", 200, { items: [] }]];
  await identity.identify("signed");
  expect(here("token", "customer", "conversation", "outbox", "language")).toEqual(["daughter's", "d", null, null, "ur"]);
});

test("signing out forgets a customer, here first and then on the server, and leaves others alone", async () => {
  keep.set("token", "anonymous");
  keep.set("conversation", "begun");
  await identity.identify(null);
  expect([here("token", "conversation"), calls]).toEqual([["anonymous", "begun"], []]);
  keep.set("customer", "v");
  keep.set("token", "theirs");
  answers = [["DELETE", "/me/identity", 204]];
  await identity.identify(null);
  expect([here("token", "conversation", "customer"), calls, told]).toEqual([[null, null, null], ["DELETE /me/identity Bearer theirs"], [{ visitor: null }]]);
});

test("what another tab has put there goes on, and a visitor who is lost is made anew", async () => {
  keep.set("token", "old");
  await visitor.token();
  keep.set("token", "of another tab");
  answers = [["PUT", "/me/identity", 401], ["PUT", "/me/identity", 200, { visitor_id: "v", token: null }]];
  await identity.identify("signed");
  expect(calls).toEqual(["PUT /me/identity Bearer old", "PUT /me/identity Bearer of another tab"]);
  calls = [];
  answers = [
    ["PUT", "/me/identity", 401], ["POST", "/visitors", 201, { token: "new" }],
    ["PUT", "/me/identity", 200, { visitor_id: "v", token: "theirs" }], ["GET", "/conversations", 200, { items: [] }],
  ];
  await identity.identify("signed");
  expect(here("token")).toEqual(["theirs"]);
});

test("a token that proves nothing is told to the page and changes nothing", async () => {
  keep.set("token", "anonymous");
  answers = [["PUT", "/me/identity", 422, { detail: "The token has run out.", reason: "expired" }]];
  await identity.identify("signed");
  await identity.identify({ email: "anybody@shop.example" });
  expect([here("token", "customer"), told[0], calls.length]).toEqual([
    ["anonymous", null], { about: "identify", reason: "expired", detail: "The token has run out." }, 1,
  ]);
  expect(told[1]).toMatchObject({ about: "identify", reason: "claims" });
});

test("without a server it is tried again, and the last word of the page counts", async () => {
  keep.set("token", "anonymous");
  keep.set("customer", "v");
  const first = identity.identify("signed");
  await vi.advanceTimersByTimeAsync(100);
  const second = identity.identify(null);
  answers = [["DELETE", "/me/identity", 204]];
  await vi.advanceTimersByTimeAsync(20_000);
  await Promise.all([first, second]);
  expect([calls, here("token", "customer")]).toEqual([["PUT /me/identity Bearer anonymous", "DELETE /me/identity Bearer anonymous"], [null, null]]);
});
