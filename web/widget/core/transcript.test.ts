import { expect, test } from "vitest";
import { message } from "./testing";
import { Transcript } from "./transcript";

const ids = (transcript: Transcript) => transcript.messages.map(({ id }) => id);

test("holds each message once, in the order of seq", () => {
  const transcript = new Transcript();
  expect(["b", "a", "b"].map((id) => transcript.add(message(id, id === "a" ? 1 : 2)))).toEqual([true, true, false]);
  transcript.addPage({ items: [message("z", 0), message("a", 1)], more: true });
  expect(ids(transcript)).toEqual(["z", "a", "b"]);
  expect(transcript.more).toBe(true);
});

test("pieces are put at their offsets, counted in characters", () => {
  const transcript = new Transcript();
  transcript.begin({ reply_id: "r", reply_to: "m" });
  expect(transcript.write({ reply_id: "r", at: 0, text: "👍🏽 سلام" })).toBe(true);
  expect(transcript.write({ reply_id: "r", at: 7, text: "!" })).toBe(true);
  expect(transcript.draft?.text).toBe("👍🏽 سلام!");
});

test("a piece that was sent twice changes nothing, an earlier offset cuts", () => {
  const transcript = new Transcript();
  for (const [at, text] of [[0, "To return "], [10, "it"], [10, "it"], [10, "it, open"]] as const) transcript.write({ reply_id: "r", at, text });
  expect(transcript.draft?.text).toBe("To return it, open");
  transcript.write({ reply_id: "r", at: 0, text: "Again" });
  expect(transcript.draft?.text).toBe("Again");
});

test("a piece beyond what is there is refused, so that the caller asks for the missing ones", () => {
  const transcript = new Transcript();
  transcript.begin({ reply_id: "r", reply_to: "m" });
  expect(transcript.write({ reply_id: "r", at: 4, text: "x" })).toBe(false);
  expect(transcript.draft?.text).toBe("");
});

test("the finished message replaces its pieces, and late pieces are ignored", () => {
  const transcript = new Transcript();
  transcript.write({ reply_id: "r", at: 0, text: "To" });
  transcript.add(message("r", 2));
  expect(transcript.draft).toBeNull();
  transcript.begin({ reply_id: "r", reply_to: "m" });
  transcript.write({ reply_id: "r", at: 2, text: "more" });
  expect(transcript.draft).toBeNull();
  expect(ids(transcript)).toEqual(["r"]);
});

test("a reply that was finished under another id replaces the draft to the same message", () => {
  const transcript = new Transcript();
  transcript.begin({ reply_id: "r", reply_to: "m" });
  transcript.add(message("other", 3, { reply_to: "m" }));
  expect(transcript.draft).toBeNull();
});

test("dropped pieces stay away", () => {
  const transcript = new Transcript();
  transcript.write({ reply_id: "r", at: 0, text: "Wrong" });
  transcript.drop({ reply_id: "r" });
  transcript.write({ reply_id: "r", at: 5, text: " still" });
  expect(transcript.draft).toBeNull();
});

test("of many messages the oldest are forgotten, and are there to be loaded again", () => {
  const transcript = new Transcript();
  transcript.addPage({ items: Array.from({ length: 200 }, (_, at) => message(`m${at + 1}`, at + 1)), more: false });
  transcript.trim();
  expect([transcript.messages.length, transcript.more]).toEqual([200, false]);
  transcript.add(message("m201", 201));
  transcript.trim();
  expect([transcript.messages[0]?.id, transcript.messages.at(-1)?.id, transcript.more]).toEqual(["m102", "m201", true]);
  transcript.addPage({ items: [message("m100", 100), message("m101", 101)], more: true });
  expect(ids(transcript).slice(0, 3)).toEqual(["m100", "m101", "m102"]);
});
