import { render } from "preact";
import { expect, test } from "vitest";
import { Transcript as Messages } from "../../core/transcript";
import { message } from "../../core/testing";
import { TEXTS } from "../text";
import { gather } from "./gather";
import { toFile } from "./page";
import { Transcript } from "./Transcript";

const CITED = { n: 1, article_id: "x", title: "Returns", heading: "", url: "/help/gulnar/returns", quote: "" };

test("gets all older messages first, and does not go round for ever when none come", async () => {
  const transcript = new Messages();
  transcript.addPage({ items: [message("three", 3)], more: true });
  const pages = [{ items: [message("two", 2)], more: true }, { items: [message("one", 1)], more: false }];
  const room = { transcript, loadOlder: async () => void transcript.addPage(pages.shift() ?? { items: [], more: true }) };
  expect((await gather(room)).map(({ id }) => id)).toEqual(["one", "two", "three"]);
  transcript.more = true;
  await expect(gather(room)).rejects.toThrow();
});

test("is a file of its own, each message in its own direction, and markup of a visitor stays text", async () => {
  const messages = [
    message("q", 1, { author: "visitor", text: "<b>return</b>?" }),
    message("a", 2, { author: "bot", kind: "answer", text: "**14 دن** [1]", language: "ur", dir: "rtl", citations: [CITED] }),
  ];
  const box = document.createElement("div");
  render(<Transcript company="Gulnar" messages={messages} tag="en" words={TEXTS.en} base="https://chat.example" />, box);
  const html = await toFile(box, "Conversation with Gulnar", "en", "ltr").text();
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain("<title>Conversation with Gulnar</title>");
  expect(await toFile(box, "<i>", "en", "ltr").text()).toContain("<title>&lt;i&gt;</title>");
  expect(html).toContain("&lt;b&gt;return&lt;/b&gt;?");
  expect(html).toMatch(/dir="rtl" lang="ur"><div class="markdown"><p><strong>14 دن<\/strong>/);
  expect(html).toContain('href="https://chat.example/help/gulnar/returns"');
  expect(html).not.toMatch(/<button|<script/);
});
