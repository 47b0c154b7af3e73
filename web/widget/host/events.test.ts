import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Events } from "./events";
import { Happenings } from "./happenings";

let said: string[];

beforeEach(() => {
  said = [];
  vi.spyOn(console, "error").mockImplementation((text: string) => said.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("tells who listens until they listen no more", () => {
  const events = new Events();
  const heard: unknown[] = [];
  const listen = ({ count }: { count: number }) => heard.push(count);
  events.on("unread", listen);
  events.on("unread", () => heard.push("also"));
  events.tell("unread", { count: 2 });
  events.off("unread", listen);
  events.tell("unread", { count: 3 });
  events.off("unread");
  events.tell("unread", { count: 4 });
  expect(heard).toEqual([2, "also", "also"]);
});

test("ready is told also to who asks later", () => {
  const events = new Events();
  const heard: string[] = [];
  events.tell("ready", {});
  events.on("ready", () => heard.push("ready"));
  expect(heard).toEqual(["ready"]);
});

test("a function of the page that fails stops nobody else", () => {
  const reported = vi.fn();
  vi.stubGlobal("reportError", reported);
  const events = new Events();
  const heard: string[] = [];
  events.on("open", () => {
    throw new Error("of the page");
  });
  events.on("open", () => heard.push("open"));
  events.tell("open", {});
  expect([heard, reported.mock.calls.length]).toEqual([["open"], 1]);
});

test("the developer hears of an event that there is not", () => {
  new Events().on("opened", () => undefined);
  new Events().on("open", "a word");
  expect(said).toHaveLength(2);
  expect(said[0]).toContain("identified");
});

test("events of the page reach also what is fetched later, as they were told", () => {
  const happenings = new Happenings();
  const cart = { total: 10 };
  happenings.tell("added_to_cart", cart);
  cart.total = 20;
  const heard: unknown[] = [];
  const stop = happenings.listen((name, properties) => heard.push([name, properties]));
  happenings.tell("checkout");
  stop();
  happenings.tell("bought");
  expect(heard).toEqual([["added_to_cart", { total: 10 }], ["checkout", {}]]);
});

test("an event needs a name and properties", () => {
  const happenings = new Happenings();
  const heard: unknown[] = [];
  happenings.listen((name) => heard.push(name));
  for (const wrong of [undefined, "", 4, "x".repeat(101)]) happenings.tell(wrong);
  happenings.tell("cart", null);
  happenings.tell("cart", "4200");
  expect([heard, said.length]).toEqual([[], 6]);
});
