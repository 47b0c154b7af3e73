import { describe, expect, it } from "vitest";
import { aMessage, aThread } from "../testing/made";
import { mergeThread, putEarlier, putMessage } from "./thread";

const seqs = ({ messages }: { messages: { seq: number }[] }) => messages.map(({ seq }) => seq);

describe("putMessage", () => {
  it("keeps order and replaces what has the same id", () => {
    const thread = putMessage(aThread([1, 4]), aMessage(2));
    expect(seqs(thread)).toEqual([1, 2, 4]);
    expect(putMessage(thread, aMessage(2, { text: "Edited" })).messages[1]?.text).toBe("Edited");
  });
});

describe("putEarlier", () => {
  it("puts older messages first and takes over whether there are more", () => {
    const thread = putEarlier(aThread([5, 6], true), aThread([3, 4, 5], false));
    expect(seqs(thread)).toEqual([3, 4, 5, 6]);
    expect(thread.more).toBe(false);
  });
});

describe("mergeThread", () => {
  it("keeps older messages that were loaded before", () => {
    const merged = mergeThread(aThread([1, 2, 3, 4], false), aThread([3, 4, 5], true));
    expect(seqs(merged)).toEqual([1, 2, 3, 4, 5]);
    expect(merged.more).toBe(false);
  });

  it("drops them when messages may be missing in between", () => {
    const merged = mergeThread(aThread([1, 2], false), aThread([8, 9], true));
    expect(seqs(merged)).toEqual([8, 9]);
    expect(merged.more).toBe(true);
  });
});
