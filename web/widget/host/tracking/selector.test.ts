import { afterEach, expect, test } from "vitest";
import { placeIn, selectorOf } from "./selector";

afterEach(() => document.body.replaceChildren());

function at(html: string, query: string): string | null {
  document.body.innerHTML = html;
  return selectorOf(document.querySelector(query)!);
}

test("the nearest id that people gave is where it begins", () => {
  expect(at('<nav id="menu"><ul><li></li><li><a href="/x">A</a></li></ul></nav>', "a")).toBe("#menu > ul > li:nth-of-type(2) > a");
});

test("ids and classes that look like data or like a build's are left out", () => {
  expect(at('<main><p id="user-48213">x</p><p id="ayesha@example.com">y</p></main>', "p")).toBe("body > main > p:nth-of-type(1)");
  expect(at('<main><p class="css-1x2y3z9">x</p><p class="order-99311">y</p></main>', "p + p")).toBe("body > main > p:nth-of-type(2)");
});

test("a word of a class tells siblings apart, and survives what is added before", () => {
  expect(at('<main><section></section><section class="hero big"><button>Buy</button></section></main>', "button")).toBe("body > main > section.hero > button");
});

test("an id that is there twice names nothing", () => {
  expect(at('<div id="box"></div><div id="box"><b></b></div>', "b")).toBe("body > div:nth-of-type(2) > b");
});

test("neither words nor values are told", () => {
  const told = at('<form><input name="card" value="4111111111111111" placeholder="Ayesha" aria-label="Card of Ayesha"></form>', "input");
  expect(told).toBe("body > form > input");
});

test("in the widget it begins at its root", () => {
  const host = document.createElement("jawab-widget");
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = '<div class="panel"><button class="send"></button><button class="tool"></button></div>';
  expect(selectorOf(root.querySelector(".send")!)).toBe("div > button.send");
});

test("what would be too long to keep is not told", () => {
  document.body.innerHTML = `${"<verylongelementname-of-a-component-library-x>".repeat(12)}<i></i>`;
  expect(selectorOf(document.querySelector("i")!)).toBeNull();
});

test("a place is a share of the box, whatever its size", () => {
  const box = document.createElement("div");
  box.getBoundingClientRect = () => ({ left: 10, top: 20, width: 200, height: 50 }) as DOMRect;
  expect(placeIn(box, 60, 45)).toEqual({ x: 0.25, y: 0.5 });
  expect(placeIn(box, 900, 0)).toEqual({ x: 1, y: 0 });
  box.getBoundingClientRect = () => ({ left: 0, top: 0, width: 0, height: 0 }) as DOMRect;
  expect(placeIn(box, 3, 3)).toEqual({ x: 0.5, y: 0.5 });
});
