import { expect, test } from "vitest";
import { cityOf, wishedWords } from "./words";

const WISHED = "2026-11-25T05:00:00Z";

test("a time on the visitor's clock, and on ours where that differs", () => {
  expect(wishedWords(WISHED, "Asia/Karachi", "Asia/Karachi")).toBe("Wed 25 Nov, 10:00 (Karachi)");
  expect(wishedWords(WISHED, "Asia/Karachi", "Europe/London")).toBe("Wed 25 Nov, 10:00 in Karachi, which is 05:00 for you");
  expect(wishedWords(WISHED, null, "Asia/Karachi")).toBe("Wed 25 Nov, 10:00 (Karachi)");
});

test("another day is told with the time", () => {
  expect(wishedWords(WISHED, "Asia/Karachi", "America/Los_Angeles")).toBe(
    "Wed 25 Nov, 10:00 in Karachi, which is Tue 24 Nov, 21:00 for you",
  );
});

test("places have their own names", () => {
  expect(cityOf("America/New_York")).toBe("New York");
  expect(cityOf("UTC")).toBe("UTC");
});
