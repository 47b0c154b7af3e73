/**
 * The hosted chat without a connection: its pages and the files of one build, never an answer of the API.
 *
 * Pages come from the network while there is one, so that a new build is there at the next opening. A page is kept with
 * the files of its own build only, which have their contents' hash in their names: old and new cannot mix.
 */

const PREFIX = "jawab-chat-";
/** Milliseconds that the network may take for a page which is kept. */
const PATIENCE = 4_000;
/** Pages that are kept: one a site and language. */
const MOST_PAGES = 12;

/** What the shell needs of the browser, so that tests can stand in for it. */
export interface Around {
  caches: CacheStorage;
  fetch(request: Request | string, init?: RequestInit): Promise<Response>;
  origin: string;
}

export class Shell {
  private readonly name: string;

  constructor(
    private readonly around: Around,
    private readonly build: string,
    private readonly files: readonly string[],
  ) {
    this.name = PREFIX + build;
  }

  /** Keeps the files of this build, and `pages` anew: those that are open and those that an earlier build kept. */
  async install(pages: readonly string[]): Promise<void> {
    const cache = await this.around.caches.open(this.name);
    await cache.addAll([...this.files]);
    const wanted = new Set([...pages, ...(await this.earlierPages())].filter((page) => this.isPage(page)));
    await Promise.all([...wanted].slice(0, MOST_PAGES).map((page) => this.renew(cache, page)));
  }

  /** Forgets earlier builds: nobody uses them any more. */
  async activate(): Promise<void> {
    for (const name of await this.earlier()) await this.around.caches.delete(name);
  }

  /** The answer to a request that is the shell's; undefined for everything else, which goes its own way. */
  answer(request: Request): Promise<Response> | undefined {
    if (request.method !== "GET") return undefined;
    const { origin, pathname } = new URL(request.url);
    if (origin !== this.around.origin) return undefined;
    if (this.files.includes(pathname)) return this.file(request);
    if (request.mode === "navigate" && this.isPage(request.url)) return this.page(request);
    return undefined;
  }

  private async file(request: Request): Promise<Response> {
    const cache = await this.around.caches.open(this.name);
    return (await cache.match(request.url)) ?? this.around.fetch(request);
  }

  private async page(request: Request): Promise<Response> {
    const cache = await this.around.caches.open(this.name);
    const kept = (await cache.match(request.url)) ?? (await this.alike(cache, request.url));
    const fresh = this.around.fetch(request).then(async (response) => {
      await this.keep(cache, request.url, response.clone());
      return response;
    });
    if (!kept) return fresh;
    const impatience = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE));
    return Promise.race([fresh.catch(() => kept), impatience]);
  }

  /** A kept page of the same site, in whatever language it was opened: better than none. */
  private async alike(cache: Cache, wanted: string): Promise<Response | undefined> {
    const found = (await cache.keys()).find(({ url }) => this.isPage(url) && siteOf(url) === siteOf(wanted));
    return found && cache.match(found);
  }

  private async renew(cache: Cache, page: string): Promise<void> {
    try {
      await this.keep(cache, page, await this.around.fetch(page, { cache: "no-cache" }));
    } catch {
      // Without this page the chat cannot be opened offline yet; it is kept when it is next opened with a connection.
    }
  }

  /** Keeps a page of this very build; one of another build belongs to another worker. */
  private async keep(cache: Cache, page: string, response: Response): Promise<void> {
    if (!response.ok || response.headers.get("X-Jawab-Build") !== this.build) return;
    await cache.put(page, response);
    const pages = (await cache.keys()).filter(({ url }) => this.isPage(url));
    for (const old of pages.slice(0, -MOST_PAGES)) await cache.delete(old);
  }

  private isPage(address: string): boolean {
    const { origin, pathname } = new URL(address, this.around.origin);
    return origin === this.around.origin && pathname === "/chat";
  }

  private async earlier(): Promise<string[]> {
    return (await this.around.caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== this.name);
  }

  private async earlierPages(): Promise<string[]> {
    const found: string[] = [];
    for (const name of await this.earlier()) {
      const requests = await (await this.around.caches.open(name)).keys();
      found.push(...requests.map(({ url }) => url).filter((url) => this.isPage(url)));
    }
    return found;
  }
}

function siteOf(address: string): string | null {
  return new URL(address).searchParams.get("site");
}
