import { describe, expect, it } from "vitest";
import { type Here, met, onPage } from "./conditions";
import { fires } from "./events";
import { hold } from "./hours";
import { invitation } from "./testing";
import type { Conditions } from "./types";

const none = invitation().conditions;
const MONDAY_NOON = Date.UTC(2026, 10, 23, 12);
const here: Here = { page: "/cart", referrer: "https://news.example/today", campaign: { source: "Newsletter" }, visits: 1, now: MONDAY_NOON, device: "phone" };

describe("conditions", () => {
  it.each<[Partial<Conditions>, boolean]>([
    [{}, true],
    [{ page: "/cart" }, true],
    [{ page: "/products/*" }, false],
    [{ referrer: "NEWS.example" }, true],
    [{ referrer: "search.example" }, false],
    [{ campaign: { parameter: "source", value: "newsletter" } }, true],
    [{ campaign: { parameter: "medium", value: "newsletter" } }, false],
    [{ visitor: "new" }, true],
    [{ visitor: "returning" }, false],
    [{ device: "phone" }, true],
    [{ device: "computer" }, false],
    [{ page: "/cart", device: "computer" }, false],
    [{ hours: { days: [0], begin: "09:00", end: "17:00", outside: false } }, true],
    [{ hours: { days: [0], begin: "09:00", end: "17:00", outside: true } }, false],
  ])("%o: %s", (conditions, wanted) => {
    expect(met({ ...none, ...conditions }, here, "UTC")).toBe(wanted);
  });

  it.each([
    ["/cart/", "/cart", true],
    ["/cart/pay", "/cart", false],
    ["/en/cart/pay", "*/pay", true],
    ["/products/lamps/7", "/products/*", true],
    ["/axb", "/a.b", false],
    ["/", "/", true],
  ])("pages: %s as %s is %s", (path, pattern, wanted) => {
    expect(onPage(path, pattern)).toBe(wanted);
  });
});

describe("hours", () => {
  const night = { days: [4], begin: "22:00", end: "02:00", outside: false };

  it.each([
    ["2026-11-27T22:00Z", true], // a Friday
    ["2026-11-28T01:59Z", true], // of the Friday's hours
    ["2026-11-28T02:00Z", false],
    ["2026-11-28T22:30Z", false],
    ["2026-11-27T01:00Z", false],
  ])("past midnight: %s is %s", (moment, wanted) => {
    expect(hold(night, Date.parse(moment), "UTC")).toBe(wanted);
  });

  it("are those of the shop, wherever the visitor is", () => {
    const day = { days: [1], begin: "00:00", end: "01:00", outside: false };
    expect(hold(day, Date.parse("2026-11-23T19:30Z"), "Asia/Karachi")).toBe(true); // Tuesday, half past midnight
    expect(hold(day, Date.parse("2026-11-23T19:30Z"), "UTC")).toBe(false);
  });

  it("are the whole day when they begin as they end", () => {
    expect(hold({ days: [0], begin: "09:00", end: "09:00", outside: false }, MONDAY_NOON, "UTC")).toBe(true);
  });
});

describe("an event", () => {
  it.each([
    ["is", "gold", "GOLD", true],
    ["is", "5", 5, true],
    ["is", "true", true, true],
    ["contains", "lamp", "Jali table lamp", true],
    ["contains", "lamp", ["kettle", "lamp"], true],
    ["contains", "object", {}, false],
    ["over", "5", 6, true],
    ["over", "5", 5, false],
    ["over", "5", "much", false],
    ["under", "5", 4.5, true],
    ["under", "5", "", false],
    ["under", "5", null, false],
    ["under", "5", undefined, false],
  ] as const)("whose property %s %s: %o is %s", (test, value, found, wanted) => {
    expect(fires({ on: "event", name: "e", properties: [{ name: "p", test, value }] }, "e", { p: found })).toBe(wanted);
  });
});
