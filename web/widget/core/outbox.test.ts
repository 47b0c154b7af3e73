import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError, VisitorLost } from "./errors";
import { Outbox, type Unsent } from "./outbox";
import { Keep } from "./storage";

let keep: Keep;
let sent: string[];
let answers: (Error | null)[];
let lost: (outbox: Outbox) => void;

function outbox(): Outbox {
  const made: Outbox = new Outbox(keep, {
    deliver: async (messages: readonly Unsent[]) => {
      const error = answers.shift();
      if (error) throw error;
      sent.push(messages.map(({ conversation, text }) => `${conversation}/${text}`).join(" + "));
    },
    onChange: () => undefined,
    onVisitorLost: () => lost(made),
  });
  return made;
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  keep = new Keep("localStorage", "shop");
  [sent, answers, lost] = [[], [], () => undefined];
});
afterEach(() => {
  vi.useRealTimers();
});

test("sends what waits together, in order, and forgets what was acknowledged", async () => {
  const box = outbox();
  for (const text of ["one", "two", "three"]) box.add("c", text, "/cart");
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(["c/one", "c/two + c/three"]);
  expect([box.unsent, keep.get("outbox")]).toEqual([[], null]);
});

describe("in several tabs", () => {
  let queue: Promise<unknown>;

  beforeEach(() => {
    queue = Promise.resolve();
    const request = (_name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) => {
      const turn = new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        void queue.then(resolve);
      });
      return (queue = turn.then(work));
    };
    vi.spyOn(AbortSignal, "timeout").mockImplementation((wait) => { // the fake clock does not reach the real one
      const controller = new AbortController();
      setTimeout(() => controller.abort(), wait);
      return controller.signal;
    });
    vi.stubGlobal("navigator", { ...navigator, locks: { request } });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test("they send one after the other, each what is still there, in the order in which it was written", async () => {
    answers = [new TypeError("offline"), new TypeError("offline"), new TypeError("offline")];
    const [one, other] = [outbox(), outbox()];
    one.add("c", "first", "/");
    await vi.advanceTimersByTimeAsync(0);
    other.add("c", "second", "/");
    await vi.advanceTimersByTimeAsync(0);
    one.add("c", "third", "/");
    await vi.advanceTimersByTimeAsync(0);
    other.retry();
    one.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(["c/first + c/second + c/third"]);
    expect([one.unsent, other.unsent, keep.get("outbox")]).toEqual([[], [], null]);
  });

  test("what was removed in one is not sent by the other", async () => {
    answers = [new TypeError("offline")];
    const one = outbox();
    one.add("c", "never mind", "/");
    await vi.advanceTimersByTimeAsync(0);
    const other = outbox();
    one.discard(one.unsent[0]!.id);
    other.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect([sent, other.unsent]).toEqual([[], []]);
  });

  test("a tab that sleeps in the middle of sending does not keep the others from it", async () => {
    queue = new Promise(() => undefined);
    outbox().add("c", "hello", "/");
    await vi.advanceTimersByTimeAsync(4_000);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual(["c/hello"]);
  });
});

test("without a connection it waits, keeps the order, and tries again", async () => {
  answers = [new TypeError("offline"), new TypeError("offline")];
  const box = outbox();
  box.add("c", "one", "/cart");
  box.add("c", "two", "/cart");
  await vi.advanceTimersByTimeAsync(0);
  expect(box.unsent[0]?.failure?.kind).toBe("offline");
  expect(sent).toEqual([]);
  box.add("d", "elsewhere", "/cart");
  await vi.advanceTimersByTimeAsync(4_000);
  expect(sent).toEqual(["c/one + c/two", "d/elsewhere"]);
});

test("waits as long as the server asks", async () => {
  answers = [new ApiError(429, "Slow down", 12)];
  const box = outbox();
  box.add("c", "one", "/cart");
  await vi.advanceTimersByTimeAsync(11_000);
  expect(box.unsent[0]?.failure?.kind).toBe("rate");
  await vi.advanceTimersByTimeAsync(1_100);
  expect(sent).toEqual(["c/one"]);
});

test("a refused message stays with its reason and does not hold up the next", async () => {
  const refused = new ApiError(422, "Empty", undefined);
  answers = [new ApiError(413, "Too long", undefined), refused, refused];
  const box = outbox();
  for (const text of ["one", "two", "three"]) box.add("c", text, "/cart");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual(["c/three"]);
  expect(box.unsent.map(({ failure }) => failure?.kind)).toEqual(["too_long", "refused"]);
  box.retry(box.unsent[1]!.id);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(["c/three", "c/two"]);
  box.discard(box.unsent[0]!.id);
  expect(keep.get("outbox")).toBeNull();
});

test("what was refused together is sent one by one, also when it was too much at once", async () => {
  answers = [new TypeError("offline"), new ApiError(429, "Slow down", 5)];
  const box = outbox();
  for (const text of ["one", "two", "three"]) box.add("c", text, "/cart");
  await vi.advanceTimersByTimeAsync(8_000);
  expect(sent).toEqual(["c/one", "c/two", "c/three"]);
});

test("takes no more than twenty in a request", async () => {
  answers = [new TypeError("offline")];
  const box = outbox();
  for (let n = 0; n < 45; n++) box.add("c", String(n), "/cart");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.map((together) => together.split(" + ").length)).toEqual([20, 20, 5]);
});

test("what was stored before its answer was lost is sent again under the same ids", async () => {
  const ids: string[][] = [];
  const box = new Outbox(keep, {
    deliver: async (messages) => {
      ids.push(messages.map(({ id }) => id));
      if (ids.length < 3) throw new TypeError("the connection broke");
    },
    onChange: () => undefined,
    onVisitorLost: () => undefined,
  });
  box.add("c", "one", "/cart");
  box.add("c", "two", "/cart");
  await vi.advanceTimersByTimeAsync(8_000);
  expect(ids).toHaveLength(3);
  expect(ids[2]).toEqual(ids[1]);
  expect(box.unsent).toEqual([]);
});

test("a closed page's messages are sent by the next page, with the same ids", async () => {
  answers = [new TypeError("offline")];
  const first = outbox();
  first.add("c", "one", "/cart");
  await vi.advanceTimersByTimeAsync(0);
  first.stop();
  const second = outbox();
  expect(second.unsent.map(({ id }) => id)).toEqual(first.unsent.map(({ id }) => id));
  second.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(["c/one"]);
});

test("two tabs do not overwrite each other's messages", async () => {
  answers = [new TypeError("offline"), new TypeError("offline")];
  const [here, there] = [outbox(), outbox()];
  here.add("a", "mine", "/cart");
  there.add("b", "theirs", "/cart");
  await vi.advanceTimersByTimeAsync(0);
  expect(JSON.parse(keep.get("outbox")!)).toHaveLength(2);
});

test("when the visitor is unknown, what is unsent goes where the new one's conversation is", async () => {
  answers = [new VisitorLost()];
  lost = (box) => box.move("old", "new");
  outbox().add("old", "one", "/cart");
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual(["new/one"]);
});

test("works in memory when the browser refuses storage", async () => {
  const refuse = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  answers = [new TypeError("offline")];
  const box = outbox();
  box.add("c", "one", "/cart");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(sent).toEqual(["c/one"]);
  refuse.mockRestore();
});
