import { expect, test } from "vitest";
import { madeOf } from "./contrast";

test("tells what a pale colour becomes, and that it was moved on light alone", () => {
  const [light, dark] = madeOf("#ffdd00")!;
  expect(light).toMatchObject({ on: "light", filled: "#ffdd00", onFilled: "#000", corrected: true });
  expect(light!.chosenRatio).toBeLessThan(1.5);
  expect(light!.writtenRatio).toBeGreaterThanOrEqual(4.5);
  expect(dark).toMatchObject({ on: "dark", corrected: false, written: "#ffdd00" });
});

test("says nothing of what is no colour yet", () => {
  expect([madeOf("#12"), madeOf("ffdd00"), madeOf("")]).toEqual([null, null, null]);
});
