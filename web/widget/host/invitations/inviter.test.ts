import { describe, expect, it } from "vitest";
import { invitation, MANNERS, World } from "./testing";

const calm = { times: 100, days: 30, per_visit: 20 };

describe("what makes it due", () => {
  it("is time on the page, which begins anew on the next page of an app", () => {
    const world = new World([invitation({ conditions: { ...invitation().conditions, page: "/products/*" } })]);
    world.wait(30);
    expect(world.shown).toEqual([]);
    world.page.path = "/products/lamp";
    world.inviter.turn();
    world.wait(9);
    expect(world.shown).toEqual([]);
    world.wait(1);
    expect(world.shown).toHaveLength(1);
  });

  it("is leaving, once the visitor has arrived", () => {
    const world = new World([invitation({ trigger: { on: "exit" } })]);
    world.inviter.exit();
    expect(world.shown).toEqual([]);
    world.wait(3).inviter.exit();
    expect(world.shown).toHaveLength(1);
  });

  it("is the depth that was reached, not where the page is now", () => {
    const world = new World([invitation({ trigger: { on: "scroll", percent: 60 } })]);
    world.occupied = true;
    world.inviter.scroll(65);
    world.occupied = false;
    world.inviter.scroll(10);
    expect(world.shown).toHaveLength(1);
    const other = new World([invitation({ trigger: { on: "scroll", percent: 60 } })]);
    other.inviter.scroll(50);
    other.inviter.turn();
    other.inviter.scroll(20);
    expect(other.shown).toEqual([]);
  });

  it("is nothing happening", () => {
    const world = new World([invitation({ trigger: { on: "idle", seconds: 20 } })]);
    world.wait(19).inviter.stir();
    world.wait(19);
    expect(world.shown).toEqual([]);
    world.wait(1);
    expect(world.shown).toHaveLength(1);
  });

  it("is the third visit; half an hour without a page ends one, another page does not", () => {
    const world = new World([invitation({ trigger: { on: "visits", count: 3 } })]);
    world.load().wait(5);
    world.later(1).wait(5);
    world.now += 25 * 60_000;
    world.load().wait(5);
    expect(world.shown).toEqual([]);
    world.now += 31 * 60_000;
    world.load().wait(1);
    expect(world.shown).toHaveLength(1);
  });

  it("is an event whose properties are so, also a minute later when something was in the way", () => {
    const properties = [{ name: "total", test: "over" as const, value: "5000" }];
    const world = new World([invitation({ trigger: { on: "event", name: "cart", properties } })]);
    world.event("cart", { total: 4999 }).event("cart").event("wish", { total: 9000 });
    expect(world.shown).toEqual([]);
    world.occupied = true;
    world.event("cart", { total: "5001" });
    expect(world.shown).toEqual([]);
    world.occupied = false;
    world.wait(1);
    expect(world.shown).toHaveLength(1);
  });

  it("is forgotten when something was in the way for too long", () => {
    const world = new World([invitation({ trigger: { on: "event", name: "cart", properties: [] } })]);
    world.occupied = true;
    world.event("cart").wait(60);
    world.occupied = false;
    world.wait(5);
    expect(world.shown).toEqual([]);
  });
});

describe("what keeps it away", () => {
  it("is whatever is in the way, such as a dialog, until it is gone", () => {
    const world = new World([invitation()]);
    world.occupied = true;
    world.wait(20);
    expect([world.shown, world.told]).toEqual([[], []]);
    world.occupied = false;
    world.wait(1);
    expect(world.shown).toHaveLength(1);
  });

  it("is that it came up often enough in a visit, and in so many days", () => {
    const world = new World([invitation({ frequency: { times: 2, days: 10, per_visit: 1 } })]);
    world.wait(60).load().wait(60);
    expect(world.shown).toHaveLength(1);
    world.later(1).wait(60);
    expect(world.shown).toHaveLength(2);
    world.later(8).wait(60);
    expect(world.shown).toHaveLength(2);
    world.later(2).wait(60);
    expect(world.shown).toHaveLength(3);
  });

  it("is the pause after any other", () => {
    const [one, other] = [invitation({ id: "one", frequency: { ...calm, per_visit: 1 } }), invitation({ id: "other", frequency: { ...calm, per_visit: 1 } })];
    const world = new World([one, other], { ...MANNERS, pause_minutes: 5 });
    world.wait(10 + 299);
    expect(world.shown).toEqual(["one"]);
    world.wait(1);
    expect(world.shown).toEqual(["one", "other"]);
  });

  it("is that one was dismissed: then all stay quiet for some days", () => {
    const [one, other] = [invitation({ id: "one" }), invitation({ id: "other", trigger: { on: "exit" } })];
    const world = new World([one, other]);
    world.wait(10).inviter.dismissed(one);
    world.wait(60).inviter.exit();
    world.later(6).wait(60).inviter.exit();
    expect(world.shown).toEqual(["one"]);
    world.later(2).wait(60);
    expect(world.shown.length).toBeGreaterThan(1);
  });

  it("is that the visitor wrote in this visit: they have found the chat", () => {
    const world = new World([invitation()]);
    world.wait(5).inviter.wrote();
    world.wait(60).load().wait(60);
    expect(world.shown).toEqual([]);
    world.later(1).wait(60);
    expect(world.shown.length).toBeGreaterThan(0);
  });

  it("is blocked storage after the first on a page, and after one that was dismissed; nothing is counted", () => {
    const world = new World([invitation(), invitation({ id: "held", hold_out: 50 })]);
    world.durable = false;
    world.load().wait(120);
    expect(world.shown).toHaveLength(1);
    expect(world.told).toEqual([]);
    world.load().wait(10).inviter.dismissed(world.invitations[0]!);
    world.wait(60);
    expect(world.shown).toHaveLength(2);
  });
});

describe("of several", () => {
  it("the first of the list comes up", () => {
    const world = new World([invitation({ id: "first", trigger: { on: "time", seconds: 30 } }), invitation({ id: "second" })]);
    world.occupied = true;
    world.wait(40);
    world.occupied = false;
    world.wait(1);
    expect(world.shown).toEqual(["first"]);
  });
});

describe("who is held out", () => {
  it("sees nothing, and all the rest is as if they had", () => {
    const one = invitation({ id: "one", hold_out: 50, frequency: { ...calm, per_visit: 1 }, goal: "order" });
    const other = invitation({ id: "other", trigger: { on: "exit" } });
    const world = new World([one, other], { ...MANNERS, pause_minutes: 5 });
    world.browser = ["a", "b", "c", "d", "e", "f", "g", "h"].find((browser) => {
      const trial = new World([one]);
      trial.browser = browser;
      trial.kept = null;
      trial.load().wait(10);
      return trial.shown.length === 0;
    })!;
    world.kept = null;
    world.load().wait(20).inviter.exit();
    expect(world.shown).toEqual([]); // the pause holds after what was not shown, too
    expect(world.told).toEqual([["one", "held_out", ["due"]]]);
    world.inviter.wrote();
    world.inviter.wrote();
    world.event("order").event("order");
    expect(world.told.slice(1)).toEqual([
      ["one", "held_out", ["conversation"]],
      ["one", "held_out", ["goal"]],
    ]);
  });

  it("is the share that the owner chose, and always the same browsers", () => {
    const held = new Set<string>();
    for (let browser = 0; browser < 4_000; browser++) {
      const world = new World([invitation({ hold_out: 20 })]);
      world.browser = `browser-${browser}`;
      world.kept = null;
      world.load().wait(10);
      if (world.shown.length === 0) held.add(world.browser);
    }
    expect(held.size / 4_000).toBeGreaterThan(0.18);
    expect(held.size / 4_000).toBeLessThan(0.22);
  });
});

describe("what is counted", () => {
  it("is that it was due once in a browser, each time that it was shown, and what came after in the same visit", () => {
    const world = new World([invitation({ frequency: { ...calm, per_visit: 1 }, goal: "order" })]);
    world.event("order").wait(10).inviter.pressed(world.invitations[0]!);
    world.inviter.wrote();
    world.later(1).wait(10).event("order").inviter.wrote();
    expect([world.count("due"), world.count("shown"), world.count("pressed")]).toEqual([1, 2, 1]);
    expect(world.count("conversation")).toBe(1); // in the visit of the first time alone
    expect(world.count("goal")).toBe(0); // before it, and a day after it
  });

  it("begins anew with a new edition", () => {
    const world = new World([invitation({ frequency: { ...calm, per_visit: 1 } })]);
    world.wait(10);
    world.invitations = [invitation({ edition: 2 })];
    world.later(1).wait(10);
    expect(world.count("due")).toBe(2);
  });

  it("is nothing that somebody else wrote into the browser", () => {
    const world = new World([invitation()]);
    for (const kept of ["", "[", "3", "null"]) {
      world.kept = kept;
      world.load().wait(10);
    }
    expect(world.shown.length).toBeGreaterThan(3);
  });
});
