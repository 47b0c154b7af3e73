import { expect, test } from "vitest";
import en from "../text/en";
import { dayInWords } from "./day";
import { mapAddress } from "./map";
import { problemOf } from "./problems";
import { sizeOf } from "./size";
import { TEXTS } from "./text";
import type { Part } from "./types";

const words = { ...en, ...TEXTS.en };

const SHOP: Part<"map"> = { type: "map", label: "Our shop & café", latitude: 31.5204, longitude: 74.3587 };

test.each([
  ["Mozilla/5.0 (Linux; Android 15; Pixel 9)", "geo:31.5204,74.3587?q=31.5204,74.3587(Our%20shop%20%26%20caf%C3%A9)"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", "https://maps.apple.com/?ll=31.5204,74.3587&q=Our%20shop%20%26%20caf%C3%A9"],
  ["Mozilla/5.0 (X11; Linux x86_64)", "https://www.openstreetmap.org/?mlat=31.5204&mlon=74.3587#map=17/31.5204/74.3587"],
])("a place opens in the map of %s", (userAgent, address) => {
  expect(mapAddress(SHOP, userAgent)).toBe(address);
});

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [34_567, "35 kB"],
  [1_234_567, "1.2 MB"],
  [2e12, "2,000 GB"],
])("%d bytes are %s", (bytes, words) => {
  expect(sizeOf(bytes, "en")).toBe(words);
});

test("a day is written so that nobody takes the month for the day", () => {
  expect(dayInWords("2026-04-03", "en")).toBe("3 April 2026");
  expect(dayInWords("2026-04-03", "ur")).toMatch(/^3 اپریل،? 2026$/);
});

function input(attributes: Record<string, string>, value = ""): HTMLInputElement {
  const element = document.createElement("input");
  for (const [name, attribute] of Object.entries(attributes)) element.setAttribute(name, attribute);
  element.value = value;
  return element;
}

test.each<[string, Record<string, string>, string, string]>([
  ["nothing where something is needed", { required: "" }, "", words.missing],
  ["nothing but spaces", { required: "" }, "   ", words.missing],
  ["nothing where nothing is needed", {}, "", ""],
  ["what is no address", { type: "email" }, "me at home", words.emailInvalid],
  ["an address", { type: "email", required: "" }, "me@example.com", ""],
])("%s", (_, attributes, value, problem) => {
  expect(problemOf(input(attributes, value), "en", words)).toBe(problem);
});
