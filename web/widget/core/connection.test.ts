import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EventStream } from "../../client/stream";
import { Connection } from "./connection";

const MINUTE = 60_000;

let stream: { start: ReturnType<typeof vi.fn>; stop: ReturnType<typeof vi.fn>; hurry: ReturnType<typeof vi.fn> };
let connection: Connection;
let live: boolean;

function show(visible: boolean): void {
  vi.spyOn(document, "hidden", "get").mockReturnValue(!visible);
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  vi.useFakeTimers();
  live = false;
  stream = { start: vi.fn(), stop: vi.fn(), hurry: vi.fn() };
  connection = new Connection(stream as unknown as EventStream, () => true, () => live);
});
afterEach(() => {
  connection.close();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("rests after five minutes in which nobody sees the page, and starts at once when they do", () => {
  show(false);
  vi.advanceTimersByTime(4 * MINUTE);
  expect(stream.stop).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2 * MINUTE);
  expect(stream.stop).toHaveBeenCalledTimes(1);
  show(true);
  expect(stream.start).toHaveBeenCalledTimes(1);
  expect(stream.hurry).toHaveBeenCalledTimes(1);
});

test("does not rest while a person may write", () => {
  live = true;
  show(false);
  vi.advanceTimersByTime(60 * MINUTE);
  expect(stream.stop).not.toHaveBeenCalled();
});

test("tries at once when the network is back, and leaves with the page", () => {
  window.dispatchEvent(new Event("online"));
  expect(stream.hurry).toHaveBeenCalledTimes(1);
  window.dispatchEvent(new Event("pagehide"));
  expect(stream.stop).toHaveBeenCalledTimes(1);
  window.dispatchEvent(new Event("pageshow"));
  expect(stream.start).toHaveBeenCalledTimes(1);
});

test("hears nothing any more once it is closed", () => {
  connection.close();
  window.dispatchEvent(new Event("online"));
  show(true);
  expect(stream.hurry).not.toHaveBeenCalled();
  expect(stream.start).not.toHaveBeenCalled();
});
