import { expect, test } from "vitest";
import { isSeen, options, parse, shows } from "./notice";

const PUSHED = {
  title: "New reply from Quill & Co", body: "It left today", lang: "ur", dir: "rtl" as const, site: "quill", conversation: "c1",
  message: "m1", url: "/chat?site=quill", icon: "/chat/icons/quill/192.png",
};
const window = (url: string, focused = true, visibilityState = "visible") => ({ url, focused, visibilityState });

test("what is not ours is left alone", () => {
  expect(parse(JSON.stringify(PUSHED))).toEqual(PUSHED);
  for (const other of [undefined, "", "hello", "{}", "[]", "null", JSON.stringify({ ...PUSHED, url: 7 })]) expect(parse(other)).toBeNull();
});

test("a reply takes the place of the one before; the same one again makes no sound", () => {
  const fresh = options(PUSHED, [{ data: { message: "m0" } }, {}]);
  expect(fresh).toMatchObject({ tag: "c1", renotify: true, lang: "ur", dir: "rtl", body: "It left today" });
  expect(options(PUSHED, [{ data: { message: "m1" } }]).renotify).toBe(false);
});

test("who looks at this site's chat is not told", () => {
  const chat = "https://chat.example/chat?site=quill&language=ur#x";
  expect(shows({ url: chat }, "quill")).toBe(true);
  expect(shows({ url: "https://chat.example/?site=quill" }, "quill")).toBe(false);
  expect(isSeen([window(chat)], "quill")).toBe(true);
  expect(isSeen([window(chat, false), window(chat, true, "hidden"), window("https://chat.example/chat?site=other")], "quill")).toBe(false);
});
