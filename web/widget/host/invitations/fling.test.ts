import { describe, expect, it } from "vitest";
import { Fling } from "./fling";

/** A page that moves by `step` every 16 milliseconds, from `from`; whether it was ever flung up. */
function moved(from: number, step: number, frames: number): boolean {
  const fling = new Fling();
  return Array.from({ length: frames }, (_, frame) => fling.moved(frame * 16, from + step * frame, 700)).some(Boolean);
}

describe("a page that is flung up", () => {
  it.each([
    ["fast and far", 3_000, -30, 20, true],
    ["slowly", 3_000, -8, 200, false],
    ["fast, but not far", 3_000, -30, 8, false],
    ["down", 0, 60, 40, false],
  ])("%s", (_, from, step, frames, wanted) => {
    expect(moved(from, step, frames)).toBe(wanted);
  });

  it("is told once", () => {
    const fling = new Fling();
    const told = Array.from({ length: 15 }, (_, frame) => fling.moved(frame * 16, 3_000 - 30 * frame, 700)).filter(Boolean);
    expect(told).toHaveLength(1);
  });
});
