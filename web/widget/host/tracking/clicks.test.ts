import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Clicks } from "./clicks";

type Told = [kind: string, selector: string, times?: number, changed?: boolean | null];

let told: Told[];
let clicks: Clicks;
let widget: ShadowRoot;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<h1>Hello</h1><button>Buy</button><input><a href="#x"><b>More</b></a>';
  widget = document.body.appendChild(document.createElement("jawab-widget")).attachShadow({ mode: "open" });
  widget.innerHTML = "<button>Send</button>";
  told = [];
  clicks = new Clicks(widget, (what, place) => {
    if (what.kind === "click") told.push([`${what.kind} ${place}`, what.selector, what.times, what.changed]);
    if (what.kind === "link") told.push([`${what.kind} ${place}`, what.selector]);
  });
});
afterEach(() => {
  clicks.end();
  vi.useRealTimers();
});

/** As a person presses: browsers mark such events as trusted. */
function press(query: string, root: ParentNode = document): void {
  const element = root.querySelector(query)!;
  for (const name of ["pointerdown", "click"]) {
    const event = new MouseEvent(name, { bubbles: true, composed: true });
    Object.defineProperty(event, "isTrusted", { value: true });
    element.dispatchEvent(event);
  }
}

test("presses on one thing within a second are one, after which nothing changed", () => {
  for (let at = 0; at < 4; at++) press("h1");
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([["click page", "body > h1", 4, false]]);
});

test("a change of the page answers the press before it, and not the one before that", async () => {
  press("h1");
  press("button");
  document.querySelector("h1")!.textContent = "Bought";
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual([["click page", "body > h1", 1, false], ["click page", "body > button", 1, true]]);
});

test("a field answers by taking the focus, and typing is something else", () => {
  press("input");
  press("button");
  document.dispatchEvent(new KeyboardEvent("keydown"));
  document.dispatchEvent(new Event("input"));
  expect(told).toEqual([["click page", "body > input", 1, true], ["click page", "body > button", 1, false]]);
});

test("a link is told beside the press, without where it leads", () => {
  press("b");
  clicks.flush();
  expect(told).toEqual([["link page", "body > a"], ["click page", "body > a", 1, true]]);
});

test("what is pressed in the widget is told as that", () => {
  press("button", widget);
  clicks.flush();
  expect(told).toEqual([["click widget", "button", 1, false]]);
});

test("what a script presses, and what comes after the end, is not told", () => {
  document.querySelector("button")!.click();
  clicks.end();
  press("button");
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual([]);
});
