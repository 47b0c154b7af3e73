import { afterEach, expect, test, vi } from "vitest";
import { Emitter } from "./emitter";

afterEach(() => {
  vi.restoreAllMocks();
});

test("many changes in a frame are told once, and nothing after a listener has gone", () => {
  const frames: FrameRequestCallback[] = [];
  vi.spyOn(window, "requestAnimationFrame").mockImplementation((frame) => frames.push(frame));
  const emitter = new Emitter();
  const told = vi.fn();
  const leave = emitter.listen(told);
  for (let token = 0; token < 100; token++) emitter.change();
  expect(frames).toHaveLength(1);
  frames[0]!(0);
  expect(told).toHaveBeenCalledTimes(1);
  emitter.change();
  leave();
  frames[1]!(0);
  expect(told).toHaveBeenCalledTimes(1);
});

test("a tab that is not seen has no frames, and hears all the same", () => {
  vi.useFakeTimers();
  vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  const emitter = new Emitter();
  const told = vi.fn();
  emitter.listen(told);
  emitter.change();
  vi.advanceTimersByTime(100);
  expect(told).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});
