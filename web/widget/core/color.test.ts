import { expect, test } from "vitest";
import { contrast, parseHex, readable, textOn } from "./color";

const SURFACES = ["#f1f4f6", "#2a2f36"].map((hex) => parseHex(hex)!);
const steps = [0, 51, 102, 153, 204, 255];
const COLORS = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => [red, green, blue] as [number, number, number])));

test("reads short and long hex, and nothing else", () => {
  expect([parseHex("#0f8"), parseHex(" #00FF88 ")]).toEqual([[0, 255, 136], [0, 255, 136]]);
  for (const wrong of ["red", "#12", "#12345g", "", "url(x)"]) expect(parseHex(wrong)).toBeNull();
});

test("text on any brand colour reaches 4.5:1", () => {
  for (const color of COLORS) expect(contrast(color, parseHex(textOn(color))!)).toBeGreaterThanOrEqual(4.5);
});

test("any brand colour becomes readable on both surfaces, and one that is already stays as it is", () => {
  for (const surface of SURFACES) {
    for (const color of COLORS) expect(contrast(parseHex(readable(color, surface))!, surface)).toBeGreaterThanOrEqual(4.5);
  }
  expect(readable(parseHex("#9d174d")!, SURFACES[0]!)).toBe("#9d174d");
});
