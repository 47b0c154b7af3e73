import { expect, test } from "vitest";
import { type ServerEvent, SseParser } from "./sse";

const encode = (text: string) => new TextEncoder().encode(text);

/** Feeds `bytes` in pieces that end at `cuts`. */
function parse(bytes: Uint8Array, cuts: number[] = []): ServerEvent[] {
  const parser = new SseParser();
  const ends = [...cuts, bytes.length].sort((a, b) => a - b);
  return ends.flatMap((end, index) => parser.push(bytes.slice(ends[index - 1] ?? 0, end)));
}

test("reads id, event and data, and keeps the id for events without one", () => {
  const events = parse(encode("id: 7\nevent: message\ndata: {}\n\ndata: second\n\n"));
  expect(events).toEqual([
    { id: "7", event: "message", data: "{}" },
    { id: "7", event: "message", data: "second" },
  ]);
});

test("joins data lines, ignores comments, unknown fields and events without data", () => {
  const events = parse(encode(": hi\n\nevent: typing\n\nretry: 5\ndata: a\ndata:b\ndata\n\n"));
  expect(events).toEqual([{ id: "", event: "message", data: "a\nb\n" }]);
});

test("an event whose blank line has not come is not given", () => {
  expect(parse(encode("data: half\n"))).toEqual([]);
});

const SAMPLE = [
  "id: 1\r\nevent: message\r\ndata: {\"text\":\"سلام 👋🏽\"}\r\n\r\n",
  ": hi\n\n",
  "id: 1.1\nevent: reply.delta\ndata: {\"at\":0,\n",
  "data: \"text\":\"Zurück – ₨ 7,950\"}\n\n",
  "id: 2\revent: state\rdata: x\r\r",
  "data: last\n\n",
].join("");

test("gives the same events wherever the bytes are cut once", () => {
  const bytes = encode(SAMPLE);
  const whole = parse(bytes);
  expect(whole.map(({ id, event }) => [id, event])).toEqual([
    ["1", "message"], ["1.1", "reply.delta"], ["2", "state"], ["2", "message"],
  ]);
  for (let cut = 0; cut <= bytes.length; cut++) expect(parse(bytes, [cut])).toEqual(whole);
});

test("gives the same events for random cuts, down to single bytes", () => {
  const bytes = encode(SAMPLE.repeat(3));
  const whole = parse(bytes);
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let round = 0; round < 300; round++) {
    const cuts = Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * bytes.length));
    expect(parse(bytes, cuts)).toEqual(whole);
  }
  expect(parse(bytes, [...bytes.keys()])).toEqual(whole);
});
