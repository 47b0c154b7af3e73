import { expect, test } from "vitest";
import type { RichPart } from "../../client/types";
import { wordsOf } from "./words";

const PARTS: [RichPart, string][] = [
  [{ type: "image", url: "/a.png", alt: "A lamp" }, "A lamp"],
  [{ type: "video", url: "/a.mp4", title: "A film" }, "A film"],
  [{ type: "carousel", cards: [{ title: "Lamp", price: "Rs. 100", text: "", buttons: [] }, { title: "Cup", price: "", text: "", buttons: [] }] }, "Lamp, Rs. 100; Cup"],
  [{ type: "quick_replies", replies: [{ label: "Yes" }, { label: "No" }] }, "Yes; No"],
  [{ type: "form", id: "f", title: "Call me", submit: "Send", fields: [], hand_off: false }, "Call me"],
  [{ type: "date_picker", label: "Which day?" }, "Which day?"],
  [{ type: "file", url: "/a.pdf", name: "A.pdf" }, "A.pdf"],
  [{ type: "map", label: "Shop", latitude: 1, longitude: 2 }, "Shop"],
];

test.each(PARTS)("words of %o", (part, words) => {
  expect(wordsOf(part)).toBe(words);
});

test("a part of a newer server says nothing", () => {
  expect(wordsOf({ type: "hologram" } as unknown as RichPart)).toBe("");
});
