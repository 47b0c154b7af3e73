import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Item } from "./items";
import { Sender } from "./sender";

let sent: { id: string; token: string; session: string; items: Item[] }[];
let takes: boolean;
let token: string | null;
let sender: Sender;

beforeEach(() => {
  vi.useFakeTimers();
  [sent, takes, token] = [[], true, "t"];
  sender = new Sender("/api/web/activity", "s", () => token, (_, body) => {
    if (takes) sent.push(JSON.parse(body));
    return takes;
  });
});
afterEach(() => {
  sender.end();
  vi.useRealTimers();
});

const view = (page = "/"): Item => ({ kind: "view", page, at: "2026-11-24T02:00:00Z", viewport: "phone", place: "page" });

test("gathers, and sends every ten seconds and when it is told to, each thing once", () => {
  sender.add(view("/a"));
  sender.add(view("/b"));
  vi.advanceTimersByTime(9_999);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent.map(({ items }) => items.map(({ page }) => page))).toEqual([["/a", "/b"]]);
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(1);
  sender.add(view("/c"));
  sender.flush();
  expect(sent[1]!.items).toHaveLength(1);
  expect(sent[0]!.id).not.toBe(sent[1]!.id);
});

test("what the browser does not take goes with the next, under the same batch when it is the same", () => {
  takes = false;
  sender.add(view());
  sender.flush();
  takes = true;
  sender.flush();
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ token: "t", session: "s" });
});

test("no batch has more than the server takes", () => {
  for (let at = 0; at < 450; at++) sender.add(view());
  sender.flush();
  expect(sent.map(({ items }) => items.length)).toEqual([200, 200, 50]);
  const long = "/x".repeat(140);
  for (let at = 0; at < 199; at++) sender.add(view(long));
  sender.flush();
  for (const batch of sent) expect(JSON.stringify(batch).length).toBeLessThan(64 * 1024);
  expect(sent.slice(3).reduce((sum, { items }) => sum + items.length, 0)).toBe(199);
});

test("when the visitor is somebody else by now, what waited is not told in their name", () => {
  sender.add(view("/before"));
  token = null;
  vi.advanceTimersByTime(10_000);
  token = "somebody else's";
  sender.add(view("/after"));
  sender.flush();
  expect(sent.flatMap(({ items }) => items.map(({ page }) => page))).toEqual(["/after"]);
});

test("what was not sent when it ends is forgotten", () => {
  sender.add(view());
  sender.end();
  sender.flush();
  vi.advanceTimersByTime(60_000);
  expect(sent).toEqual([]);
});
