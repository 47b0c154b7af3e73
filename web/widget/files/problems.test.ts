import { expect, test } from "vitest";
import { ApiError } from "../core/errors";
import { problemOf, refusal, sizeOf } from "./problems";
import { TEXTS } from "./text";

const offered = { max_bytes: 10 * 1024 ** 2, types: ["image/jpeg", "image/png", "application/pdf"] };
const of = (name: string, type: string, size: number) => ({ name, type, size }) as File;
const why = (file: File) => refusal(file, offered, TEXTS.en);

test("what will be refused is said before it is sent", () => {
  expect(why(of("a.jpg", "image/jpeg", 10))).toBeNull();
  expect(why(of("a", "", 10))).toBeNull(); // the browser does not know; the server looks
  expect(why(of("a.jpg", "image/jpeg", 0))).toBe(TEXTS.en.empty);
  expect(why(of("a.svg", "image/svg+xml", 10))).toBe(TEXTS.en.type);
  expect(why(of("IMG_1.HEIC", "", 10))).toBe(TEXTS.en.heic);
  expect(why(of("a", "image/heif", 10))).toBe(TEXTS.en.heic);
  expect(why(of("a.pdf", "application/pdf", offered.max_bytes + 1))).toBe("The file is too large. At most 10 MB can be sent.");
});

test("what the server says is said in the visitor's language", () => {
  const refused = (status: number, reason?: string) => problemOf(new ApiError(status, "words of the server", undefined, undefined, reason), TEXTS.ur, 2048);
  expect(refused(422, "password")).toBe(TEXTS.ur.password);
  expect(refused(413)).toContain("2 kB");
  expect(refused(429)).toBe(TEXTS.ur.rate);
  expect(refused(429, "too_much")).toBe(TEXTS.ur.too_much);
  expect(refused(500)).toBe(TEXTS.ur.server);
  expect(refused(422, "toString")).toBe(TEXTS.ur.server);
  expect(problemOf(new TypeError(), TEXTS.ar, 1)).toBe(TEXTS.ar.offline);
});

test("every language has every word, with the same values in it", () => {
  const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const words of [TEXTS.ur, TEXTS.ar]) {
    expect(Object.keys(words)).toEqual(Object.keys(TEXTS.en));
    for (const [key, text] of Object.entries(TEXTS.en)) expect(values(words[key as keyof typeof words])).toEqual(values(text));
  }
});

test("sizes are read by people", () => {
  expect([10, 640 * 1024, 10 * 1024 ** 2, 2_700_000].map(sizeOf)).toEqual(["1 kB", "640 kB", "10 MB", "2.57 MB"]);
});
