import { expect, test } from "vitest";
import { GrowingMarkdown } from "./growing";
import { parseInline } from "./inline";
import { parseBlocks } from "./parse";
import { plainText } from "./plain";

const blocks = (source: string) => parseBlocks(source.split("\n")).map(({ block }) => block);

test("steps stay a list that keeps its first number", () => {
  expect(blocks("Do this:\n\n3. Open **Orders**\n4. Press *Return*\n   and wait")).toEqual([
    { type: "paragraph", children: ["Do this:"] },
    {
      type: "list",
      start: 3,
      items: [
        [{ type: "paragraph", children: ["Open ", { type: "strong", children: ["Orders"] }] }],
        [{ type: "paragraph", children: ["Press ", { type: "em", children: ["Return"] }, { type: "break", hard: false }, "and wait"] }],
      ],
    },
  ]);
});

test("lists nest, and other marks begin another list", () => {
  const [outer, other] = blocks("- a\n  - b\n\n    more\n- c\n* d");
  expect(outer).toMatchObject({ type: "list", start: null, items: [[{ type: "paragraph" }, { type: "list", items: [[{}, {}]] }], [{}]] });
  expect(other).toMatchObject({ type: "list", items: [[{ children: ["d"] }]] });
});

test("headings, code, quotes, rules and tables", () => {
  expect(blocks("## How long? ##\n```js\n# not a heading\n```\n> quoted\n> - item\n\n---")).toEqual([
    { type: "heading", depth: 2, children: ["How long?"] },
    { type: "code", text: "# not a heading" },
    { type: "quote", children: [{ type: "paragraph", children: ["quoted"] }, { type: "list", start: null, items: [[{ type: "paragraph", children: ["item"] }]] }] },
    { type: "rule" },
  ]);
  expect(blocks("| Size | Price |\n|---|--:|\n| S \\| M | **Rs. 5** |\n| L |")).toEqual([
    { type: "table", head: [["Size"], ["Price"]], rows: [[["S | M"], [{ type: "strong", children: ["Rs. 5"] }]], [["L"], []]] },
  ]);
});

test.each([
  ["Yes [1][2].", ["Yes ", { type: "citation", n: 1 }, { type: "citation", n: 2 }, "."]],
  ["[1](https://a.example)", [{ type: "link", href: "https://a.example", children: ["1"] }]],
  ["[a *b*](/help/x_(y))", [{ type: "link", href: "/help/x_(y)", children: ["a ", { type: "em", children: ["b"] }] }]],
  ["see https://a.example/b?c=1, or", ["see ", { type: "link", href: "https://a.example/b?c=1", children: ["https://a.example/b?c=1"] }, ", or"]],
  ["(www.a.example)", ["(", { type: "link", href: "https://www.a.example", children: ["www.a.example"] }, ")"]],
  ["write to a.b@c.example.", ["write to ", { type: "link", href: "mailto:a.b@c.example", children: ["a.b@c.example"] }, "."]],
  ["![A *lamp*](/help/lamp.svg)", [{ type: "image", src: "/help/lamp.svg", alt: "A lamp" }]],
  ["***both*** and **a*b**", [{ type: "strong", children: [{ type: "em", children: ["both"] }] }, " and ", { type: "strong", children: ["a", "*", "b"] }]],
  ["snake_case_name 2 * 3 * 4", ["snake_case_name 2 * 3 * 4"]],
  ["``a ` b`` and `c", [{ type: "code", text: "a ` b" }, " and `c"]],
  ["\\*no\\* &lt;b&gt; &amp; &#8377; &bogus;", ["*no* <b> & ₹ &bogus;"]],
  ["~~old~~ a~b", [{ type: "del", children: ["old"] }, " a~b"]],
  ["one  \ntwo<br>three", ["one", { type: "break", hard: true }, "two", { type: "break", hard: true }, "three"]],
  ["<script>alert(1)</script>", ["<script>alert(1)</script>"]],
  ["یہ **اہم** ہے [1]۔", ["یہ ", { type: "strong", children: ["اہم"] }, " ہے ", { type: "citation", n: 1 }, "۔"]],
])("inline: %s", (source, expected) => {
  expect(merged(parseInline(source))).toEqual(merged(expected as ReturnType<typeof parseInline>));
});

/** Joins texts that stand next to each other: how they are cut is no one's business. */
function merged(nodes: ReturnType<typeof parseInline>): unknown[] {
  return nodes.reduce<unknown[]>((done, node) => {
    const one = typeof node === "object" && "children" in node ? { ...node, children: merged(node.children) } : node;
    if (typeof one === "string" && typeof done.at(-1) === "string") done[done.length - 1] += one;
    else done.push(one);
    return done;
  }, []);
}

test("plain text says the words only", () => {
  expect(plainText("# Hi\n\nUse **this** [link](https://a.example) [1]:\n\n1. one\n2. `two`")).toBe("Hi Use this link : one two");
});

const REPLY = "To return an item:\n\n1. Open **My orders**\n2. Choose the item [1]\n\n> Keep the box.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nDone. See [how](https://a.example/x).\n\n```\ncode\n```\nend";

test("growing gives what parsing at once gives, for pieces of any length", () => {
  for (let step = 1; step < 12; step++) {
    const growing = new GrowingMarkdown();
    for (let end = 0; end < REPLY.length; end += step) growing.blocks(REPLY.slice(0, end));
    expect(growing.blocks(REPLY, true)).toEqual(blocks(REPLY));
  }
});

test("finished blocks stay the same objects, and a reply that starts again is parsed again", () => {
  const growing = new GrowingMarkdown();
  const [first] = growing.blocks("one\n\ntw");
  expect(growing.blocks("one\n\ntwo\n\nthree")[0]).toBe(first);
  expect(growing.blocks("other", true)).toEqual(blocks("other"));
});

test("what is half written does not show its marks", () => {
  const growing = new GrowingMarkdown();
  expect(growing.blocks("See [our page](https://a.exam")).toEqual(blocks("See our page"));
  expect(growing.blocks("It is **ver")).toEqual(blocks("It is **ver**"));
  expect(growing.blocks("It is so [")).toEqual(blocks("It is so "));
  expect(growing.blocks("It is so [1")).toEqual(blocks("It is so "));
});

const HOSTILE = [
  "[", "![", "](", "[a](", "[a]: <", "**a ", "*a_", "_a*", "a**b", "***a", "*a **b ", "`", "`a``", "<", "<a ", "<!--", "> ", ">", "- ", "1. a\n", "  - x\n", "-\n  ",
  "| a ", "|-|\n|a|\n", "~~a", "a@b.", "http://a.", "http://a)", "www.", "\\", "&#1;", "&", "_a", "```\n", "    x\n", "- - ", "# ", "#", " ", "\n", "[1]", "a\n", "-", "|-",
  "[a](b \"", "(((", "![a](x)[", "*_~[", "\u0600*", "😀_", "> - ", "- > ",
];

// What is quadratic takes seconds for this length, what is linear some ten milliseconds; the bound leaves room for a busy machine.
test.each(HOSTILE)("64,000 characters of %j are parsed in no time", (piece) => {
  const source = piece.repeat(Math.ceil(64_000 / piece.length));
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    blocks(source);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(500);
});

test("a reply of 4,000 tokens that is parsed at every token stays cheap", () => {
  const tokens = Array.from({ length: 4_000 }, (_, n) => (n % 60 === 59 ? ".\n\n" : n % 13 ? `word${n} ` : "**bold** [1] "));
  const growing = new GrowingMarkdown();
  let source = "";
  const start = performance.now();
  for (const token of tokens) growing.blocks((source += token));
  expect(performance.now() - start).toBeLessThan(4_000);
});
