import { render } from "preact";
import { expect, test } from "vitest";
import { Markdown } from "./Markdown";

const BASE = "https://chat.shop.example";
const marks = { base: BASE, breaks: false, citation: (n: number) => (n === 1 ? <sup>{n}</sup> : null) };

function draw(source: string): HTMLElement {
  const box = document.createElement("div");
  render(<Markdown source={source} finished marks={marks} />, box);
  return box;
}

test("known citations are drawn, others stay as they were written", () => {
  expect(draw("Yes [1], no [7].").querySelector("p")?.innerHTML).toBe("Yes <sup>1</sup>, no [7].");
});

test.each([
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](vbscript:x)",
  "[x](file:///etc/passwd)",
  "<javascript:alert(1)>",
])("no link for %s", (source) => {
  for (const link of draw(source).querySelectorAll("a")) expect(link.protocol).toMatch(/^(https?|mailto|tel):$/);
});

test.each(["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<svg/onload=alert(1)>", "<iframe src=//a>", "<b onclick=x>"])(
  "HTML is text: %s",
  (source) => {
    const box = draw(source);
    expect(box.textContent).toBe(source);
    expect(box.querySelectorAll(".markdown > p")).toHaveLength(1);
    expect(box.querySelectorAll(".markdown *")).toHaveLength(1);
  },
);

test("links open beside the chat and tell nothing of it", () => {
  const link = draw("[how](/help/gulnar/en/returns#how)").querySelector("a")!;
  expect(link.href).toBe(`${BASE}/help/gulnar/en/returns#how`);
  expect([link.target, link.rel]).toEqual(["_blank", "noopener"]);
});

test.each([
  ["![a](/help/gulnar/media/lamp.svg)", 1],
  [`![a](${BASE}/help/x.png)`, 1],
  ["![a](https://tracker.example/help/x.png)", 0],
  ["![a](//tracker.example/help/x.png)", 0],
  ["![a](/api/web/x)", 0],
  ["![a](/help/../api/x)", 0],
  ["![a](data:image/png;base64,AAAA)", 0],
])("pictures come from the help centre only: %s", (source, count) => {
  expect(draw(source).querySelectorAll("img")).toHaveLength(count);
});

test("very deep nesting is drawn, not thrown", () => {
  expect(draw("> ".repeat(5_000) + "x").textContent).toContain("x");
  expect(draw("*a **b ".repeat(3_000)).textContent).toContain("a");
});
