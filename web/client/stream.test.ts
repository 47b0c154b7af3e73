import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EventStream, type StreamStatus } from "./stream";

/** A server whose connections the test holds in its hand. */
class FakeServer {
  readonly asked: string[] = [];
  readonly events: string[] = [];
  readonly statuses: StreamStatus[] = [];
  answers: (() => Response)[] = [];
  goOn = true;
  line: ReadableStreamDefaultController<Uint8Array> | undefined;

  readonly stream = new EventStream({
    connect: async (lastId, signal) => {
      this.asked.push(lastId);
      return (this.answers.shift() ?? (() => this.open(signal)))();
    },
    onEvent: (event) => this.events.push(event.data),
    onStatus: (status) => this.statuses.push(status),
    onRefused: () => this.goOn,
  }, "5");

  async say(text: string): Promise<void> {
    this.line!.enqueue(new TextEncoder().encode(text));
    await vi.advanceTimersByTimeAsync(0);
  }

  private open(signal: AbortSignal): Response {
    const body = new ReadableStream<Uint8Array>({
      start: (line) => {
        this.line = line;
        signal.addEventListener("abort", () => line.error(signal.reason));
      },
    });
    return new Response(body);
  }
}

let server: FakeServer;
beforeEach(async () => {
  vi.useFakeTimers();
  server = new FakeServer();
  server.stream.start();
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  server.stream.stop();
  vi.useRealTimers();
});

test("begins after the place that it was given and resumes after the last event", async () => {
  await server.say("id: 6\ndata: one\n\nid: 6.1\ndata: two\n\n");
  server.line!.close();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.asked).toEqual(["5", "6.1"]);
  expect(server.events).toEqual(["one", "two"]);
});

test("gives a connection up after 40 s without a byte, and not while comments come", async () => {
  for (let beat = 0; beat < 6; beat++) {
    await vi.advanceTimersByTimeAsync(15_000);
    await server.say(": hi\n\n");
  }
  expect(server.asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(41_000);
  expect(server.asked).toHaveLength(2);
});

test("waits longer after each failure, and at once when hurried", async () => {
  const refuse = () => new Response(null, { status: 503 });
  server.answers = Array(20).fill(refuse);
  server.line!.close();
  await vi.advanceTimersByTimeAsync(10_000);
  const early = server.asked.length;
  expect(early).toBeGreaterThan(3);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(server.asked.length - early).toBeLessThan(4);
  const before = server.asked.length;
  server.stream.hurry();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.asked.length).toBe(before + 1);
});

test("waits as long as the server says", async () => {
  server.answers = [() => new Response(null, { status: 429, headers: { "Retry-After": "20" } })];
  server.line!.close();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(18_000);
  expect(server.asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(server.asked).toHaveLength(3);
});

test("stops for good when it is told that the answer is final", async () => {
  server.goOn = false;
  server.answers = [() => new Response(null, { status: 404 })];
  server.line!.close();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(server.asked).toHaveLength(2);
  expect(server.statuses.at(-1)).toBe("stopped");
});

test("goes back to an earlier place when something is missing, and gives nothing more of the old connection", async () => {
  await server.say("id: 6.4\ndata: gap\n\n");
  server.stream.resumeFrom("6");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.asked).toEqual(["5", "6"]);
});
