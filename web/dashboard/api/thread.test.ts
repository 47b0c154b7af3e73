import { describe, expect, it } from "vitest";
import { aMessage, anUnderstanding, aThread } from "../testing/made";
import { mergeThread, putEarlier, putMessage, putUnderstanding } from "./thread";

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

describe("putUnderstanding", () => {
  const at = (minute: number) => `2026-11-23T10:0${minute}:00Z`;
  const read = (id: string, minute: number, mood: "angry" | "happy" = "happy") => anUnderstanding(id, { created_at: at(minute), mood });
  const moods = ({ understandings }: { understandings: { message_id: string; mood: string }[] }) =>
    understandings.map(({ message_id, mood }) => `${message_id} ${mood}`);

  it("keeps one for each message, in the order of the conversation", () => {
    const thread = putUnderstanding(putUnderstanding(aThread([1, 2]), read("m2", 2)), read("m1", 1));
    expect(moods(thread)).toEqual(["m1 happy", "m2 happy"]);
    expect(moods(putUnderstanding(thread, read("m1", 1, "angry")))).toEqual(["m1 angry", "m2 happy"]);
  });

  it("keeps those of older messages when fresh ones come", () => {
    const old = { ...aThread([1, 2]), understandings: [read("m1", 1), read("m2", 2)] };
    const fresh = { ...aThread([2, 3], true), understandings: [read("m2", 2, "angry")] };
    expect(moods(mergeThread(old, fresh))).toEqual(["m1 happy", "m2 angry"]);
    expect(moods(putEarlier(fresh, old))).toEqual(["m1 happy", "m2 angry"]);
  });
});
