import { afterEach, beforeEach, expect, test, vi } from "vitest";

type Embed = typeof import("jawab-embed");
const page = window as unknown as { jawab: ((...call: unknown[]) => void) & { q: unknown[][] } };
let embed: Embed;

beforeEach(async () => {
  // The browser of these tests fetches no scripts, and says that they failed unless it is told otherwise.
  (window as unknown as { happyDOM: { settings: Record<string, boolean> } }).happyDOM.settings.handleDisabledFileLoadingAsSuccess = true;
  document.head.innerHTML = "";
  delete (page as { jawab?: unknown }).jawab;
  vi.resetModules();
  embed = (await import("./index.js")) as unknown as Embed;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const scripts = () => [...document.querySelectorAll("script")];

test("puts the tag there once, with what it may say", () => {
  const options = { site: "key", base: "https://chat.shop.example/", language: "ur", nonce: "n" } as const;
  expect(embed.load(options)).toBe(embed.load(options));
  expect(scripts().map(({ src, async, nonce, dataset }) => ({ src, async, nonce, ...dataset }))).toEqual([
    { src: "https://chat.shop.example/widget.js", async: true, nonce: "n", site: "key", language: "ur" },
  ]);
});

test("calls wait for the script, and it is ready when the script says so", async () => {
  let isReady = false;
  const loaded = embed.load({ site: "key", base: "https://chat.shop.example" }).then(() => (isReady = true));
  embed.jawab("open");
  const [[, , ready], open] = page.jawab.q as [[string, string, () => void], string[]];
  expect([open, isReady]).toEqual([["open"], false]);
  ready();
  expect(await loaded).toBe(true);
});

test("what takes the queue over gets the calls from then on", () => {
  const calls: unknown[][] = [];
  page.jawab = Object.assign((...call: unknown[]) => void calls.push(call), { q: [] });
  embed.jawab("ask", "Where is my order?");
  expect(calls).toEqual([["ask", "Where is my order?"]]);
});

test("a script that does not come is told, and tried again by the next call", async () => {
  const options = { site: "key", base: "https://chat.shop.example" };
  const failed = embed.load(options);
  scripts()[0]!.dispatchEvent(new Event("error"));
  await expect(failed).rejects.toThrow("https://chat.shop.example/widget.js");
  expect(scripts()).toHaveLength(0);
  void embed.load(options);
  expect(scripts()).toHaveLength(1);
});

test("a page that has the tag gets no second one", () => {
  document.head.innerHTML = '<script async src="https://chat.shop.example/widget.js" data-site="key"></script>';
  void embed.load({ site: "key", base: "https://chat.shop.example" });
  expect(scripts()).toHaveLength(1);
});

test("on a server nothing happens", async () => {
  vi.stubGlobal("window", undefined);
  await embed.load({ site: "key", base: "https://chat.shop.example" });
  embed.jawab("open");
  expect(scripts()).toHaveLength(0);
});
