import { beforeEach, expect, test, vi } from "vitest";
import { Shell } from "./shell";

const ORIGIN = "https://chat.example";
const CHAT = `${ORIGIN}/chat?site=quill`;

/** The browser's caches, as far as the shell uses them. */
class FakeCache {
  readonly held = new Map<string, Response>();
  constructor(private readonly load: (address: string) => Promise<Response>) {}
  async addAll(addresses: string[]) {
    for (const address of addresses) this.held.set(ORIGIN + address, await this.load(address));
  }
  match = async (found: Request | string) => this.held.get(key(found))?.clone();
  put = async (at: Request | string, response: Response) => void this.held.set(key(at), response);
  delete = async (at: Request | string) => this.held.delete(key(at));
  keys = async () => [...this.held.keys()].map((url) => ({ url }) as Request);
}

const key = (found: Request | string) => new URL(typeof found === "string" ? found : found.url, ORIGIN).href.split("#")[0]!;

let online: boolean;
let served: string;
let asked: string[];
let kept: Map<string, FakeCache>;

async function network(wanted: Request | string): Promise<Response> {
  const address = key(wanted);
  asked.push(address.slice(ORIGIN.length));
  if (!online) throw new TypeError("no network");
  return new Response(`${served} ${address.slice(ORIGIN.length)}`, { headers: { "X-Jawab-Build": served } });
}

function shellOf(build: string): Shell {
  const open = async (name: string) => kept.get(name) ?? kept.set(name, new FakeCache(network)).get(name)!;
  const caches = { open, keys: async () => [...kept.keys()], delete: async (name: string) => kept.delete(name) };
  return new Shell({ caches: caches as unknown as CacheStorage, fetch: network, origin: ORIGIN }, build, [`/widget/assets/panel-${build}.js`]);
}

function request(address: string, mode = "no-cors", method = "GET"): Request {
  return { url: address, mode, method } as Request;
}

const open = async (shell: Shell, address = CHAT) => (await shell.answer(request(address, "navigate"))!).text();

beforeEach(() => {
  [online, served, asked, kept] = [true, "v1", [], new Map()];
});

test("what was open when it was installed opens without a network, with its files", async () => {
  const shell = shellOf("v1");
  await shell.install([CHAT]);
  online = false;
  expect(await open(shell)).toBe("v1 /chat?site=quill");
  expect(await (await shell.answer(request(`${ORIGIN}/widget/assets/panel-v1.js`))!).text()).toBe("v1 /widget/assets/panel-v1.js");
  expect(await open(shell, `${CHAT}&language=ur`), "the same site in another language").toBe("v1 /chat?site=quill");
  await expect(open(shell, `${ORIGIN}/chat?site=other`)).rejects.toThrow("no network");
});

test("with a network the page comes from there, and files never twice", async () => {
  const shell = shellOf("v1");
  await shell.install([CHAT]);
  asked = [];
  await open(shell);
  await shell.answer(request(`${ORIGIN}/widget/assets/panel-v1.js`));
  expect(asked).toEqual(["/chat?site=quill"]);
});

test("a network that takes too long is not waited for", async () => {
  vi.useFakeTimers();
  const shell = shellOf("v1");
  await shell.install([CHAT]);
  vi.spyOn(shell["around"], "fetch").mockReturnValue(new Promise(() => undefined));
  const opened = open(shell);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await opened).toBe("v1 /chat?site=quill");
  vi.useRealTimers();
});

test("a new build: its page is shown at once, the old worker does not keep it, the new one has all of its own", async () => {
  const old = shellOf("v1");
  await old.install([CHAT]);
  served = "v2";
  expect(await open(old)).toBe("v2 /chat?site=quill");
  online = false;
  expect(await open(old), "without a network, a page and files of one build").toBe("v1 /chat?site=quill");
  online = true;
  const fresh = shellOf("v2");
  await fresh.install([]);
  await fresh.activate();
  expect([...kept.keys()]).toEqual(["jawab-chat-v2"]);
  online = false;
  expect(await open(fresh)).toBe("v2 /chat?site=quill");
});

test("nothing else is touched: no API, no other page, no other origin, nothing that is sent", async () => {
  const shell = shellOf("v1");
  await shell.install([CHAT]);
  for (const other of [
    request(`${ORIGIN}/api/web/conversations`), request(`${ORIGIN}/help/quill`, "navigate"), request(`${ORIGIN}/chat/icons/quill/192.png`),
    request(`https://cdn.example/widget/assets/panel-v1.js`), request(CHAT, "navigate", "POST"), request(CHAT),
  ]) {
    expect(shell.answer(other), other.url).toBeUndefined();
  }
});
