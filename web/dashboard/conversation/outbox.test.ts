import { beforeEach, describe, expect, it, vi } from "vitest";
import { api } from "../api/client";
import { ApiError } from "../api/http";
import { queryClient } from "../api/queries";
import type { Message, Thread } from "../api/types";
import { aMessage, aThread } from "../testing/made";
import { forgetOutbox, type Outgoing, send, sendAgain } from "./outbox";

const kept = (id = "c1") => (JSON.parse(sessionStorage.getItem("jawab.outbox") ?? "{}") as Record<string, Outgoing[]>)[id] ?? [];

beforeEach(() => {
  forgetOutbox();
  queryClient.clear();
  vi.restoreAllMocks();
});

describe("outbox", () => {
  it("sends the messages of a conversation one after another, each with an id of its own", async () => {
    const calls: { id: string; text: string }[] = [];
    const answers: ((message: Message) => void)[] = [];
    vi.spyOn(api, "send").mockImplementation((_, message) => {
      calls.push(message);
      return new Promise((resolve) => answers.push(resolve));
    });
    send("c1", "first");
    send("c1", "second");
    await vi.waitFor(() => expect(calls.map(({ text }) => text)).toEqual(["first"]));
    answers[0]?.(aMessage(2));
    await vi.waitFor(() => expect(calls.map(({ text }) => text)).toEqual(["first", "second"]));
    expect(calls[0]?.id).not.toBe(calls[1]?.id);
    answers[1]?.(aMessage(3));
    await vi.waitFor(() => expect(kept()).toEqual([]));
  });

  it("puts an acknowledged message into the thread at once", async () => {
    queryClient.setQueryData(["thread", "c1"], aThread([1]));
    vi.spyOn(api, "send").mockResolvedValue(aMessage(2, { text: "Hello" }));
    send("c1", "Hello");
    await vi.waitFor(() => expect(queryClient.getQueryData<Thread>(["thread", "c1"])?.messages).toHaveLength(2));
    expect(kept()).toEqual([]);
  });

  it("keeps what was refused with the reason, and sends it again under the same id", async () => {
    const spy = vi.spyOn(api, "send").mockRejectedValueOnce(new ApiError(413, "too_large", "Send it in parts."));
    send("c1", "long");
    await vi.waitFor(() => expect(kept()[0]).toMatchObject({ state: "failed", error: "Send it in parts." }));
    spy.mockResolvedValueOnce(aMessage(2));
    sendAgain(kept()[0]!);
    await vi.waitFor(() => expect(kept()).toEqual([]));
    expect(spy.mock.calls[0]?.[1].id).toBe(spy.mock.calls[1]?.[1].id);
  });
});
