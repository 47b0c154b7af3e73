import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Markdown } from "./Markdown";

const base = "https://shop.example/desk";
const html = (source: string) => renderToStaticMarkup(<Markdown source={source} base={base} citation={(n) => (n === 1 ? <sup>{n}</sup> : null)} />);

it("draws lists, emphasis and tables", () => {
  expect(html("1. **Open** it\n2. *Send* it")).toContain("<ol start=\"1\"><li><p><strong>Open</strong> it</p></li>");
  expect(html("| A | B |\n|---|---|\n| 1 | 2 |")).toContain("<td>1</td>");
});

it("draws a citation only when there is one", () => {
  expect(html("It is free [1] and fast [7].")).toContain("free <sup>1</sup> and fast [7].");
});

it("never lets HTML, scripts or strangers' pictures through", () => {
  const drawn = html("<img src=x onerror=alert(1)> [go](javascript:alert(1)) ![spy](https://spy.example/p.png) ![lamp](/help/shop/lamp.jpg)");
  expect(drawn).not.toContain("<img src=x");
  expect(drawn).not.toContain("javascript:");
  expect(drawn).not.toContain("spy.example");
  expect(drawn).toContain('src="https://shop.example/help/shop/lamp.jpg"');
});

it("fits headings under the page's own, whatever they begin with", () => {
  expect(html("# A\n## B")).toContain("<h3>A</h3><h4>B</h4>");
  expect(html("## A\n### B")).toContain("<h3>A</h3><h4>B</h4>");
});
