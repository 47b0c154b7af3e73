import { ApiError } from "../core/errors";
import type { Keep } from "../core/storage";
import type { Visitor } from "../core/visitor";
import type { Events } from "./events";

/** What is the browser's and not the customer's. */
const STAYS = ["color", "language", "theme", "invitations"];
const TIMEOUT = 20_000;
/** Milliseconds after which a try that met no server is made again. */
const AGAIN = [2_000, 10_000];

interface Identified {
  visitor_id: string;
  token: string | null;
}

/** Who the visitor is, as the owner's server says it by a signed token. The last call of the page counts. */
export class Identity {
  private last: Promise<void> = Promise.resolve();
  private calls = 0;

  constructor(
    private readonly base: string,
    private readonly keep: Keep,
    private readonly visitor: Visitor,
    private readonly events: Events,
    /** The panel goes on with what is kept by now. */
    private readonly onChange: () => void,
  ) {
    // Another tab has signed in or out: what this one shows may be somebody else's by now.
    window.addEventListener("storage", ({ key }) => {
      if (key !== keep.name("customer")) return;
      this.visitor.become(keep.get("token"));
      this.onChange();
    });
  }

  /** Null signs out. */
  identify(token: unknown): Promise<void> {
    const call = ++this.calls;
    this.last = this.last.then(() => alone(this.keep.name("identity"), async () => {
      if (call !== this.calls) return;
      if (token === null) return this.signOut();
      if (typeof token === "string") return this.signIn(token, call);
      this.fail("claims", 'jawab("identify", token) takes the token that your server has signed, as text, or null to sign out.');
    }));
    return this.last;
  }

  private async signIn(token: string, call: number): Promise<void> {
    for (const wait of [...AGAIN, 0]) {
      try {
        return await this.become(await this.ask(token));
      } catch (error) {
        if (error instanceof ApiError && error.status < 500) return this.fail(error.reason ?? "refused", error.message);
        if (!wait) return this.fail("connection", "The chat's server could not be reached.");
        await new Promise((resolve) => setTimeout(resolve, wait));
        if (call !== this.calls) return; // the page has said something else meanwhile
      }
    }
  }

  /** A visitor whom the server knows no more is somebody new, who is then identified. */
  private async ask(token: string, isNew = false): Promise<Identified> {
    const held = await this.visitor.token();
    try {
      return (await this.call("PUT", held, { token })) as Identified;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401 || isNew) throw error;
      if (this.visitor.renewed(held)) return this.ask(token);
      this.visitor.become(null);
      return this.ask(token, true);
    }
  }

  private async become({ visitor_id, token }: Identified): Promise<void> {
    const before = this.keep.get("customer");
    const other = before !== null && before !== visitor_id;
    const begun = other ? null : this.keep.get("conversation");
    const conversation = token === null ? begun : (begun ?? (await this.newest(token)));
    if (other) this.keep.clear(STAYS);
    this.keep.set("customer", visitor_id);
    this.keep.set("conversation", conversation);
    if (token !== null) {
      this.visitor.become(token);
      this.onChange();
    }
    this.events.tell("identified", { visitor: visitor_id });
  }

  /** The conversation that was last written in, on whatever device. */
  private async newest(token: string): Promise<string | null> {
    const response = await this.fetch("/conversations", "GET", token);
    const { items } = (await response.json()) as { items: { id: string; last_seq: number }[] };
    return items.find(({ last_seq }) => last_seq > 0)?.id ?? null;
  }

  /** What an unknown visitor has begun stays; of a customer nothing does. */
  private async signOut(): Promise<void> {
    if (this.keep.get("customer") === null) return;
    const held = this.keep.get("token");
    this.keep.clear(STAYS);
    this.visitor.become(null);
    this.onChange();
    this.events.tell("identified", { visitor: null });
    // The browser has forgotten it; that the server does too is for whoever may have copied it.
    if (held) await this.call("DELETE", held).catch(() => undefined);
  }

  private async call(method: string, held: string, body?: object): Promise<unknown> {
    const response = await this.fetch("/me/identity", method, held, body);
    return response.status === 204 ? null : response.json();
  }

  private async fetch(path: string, method: string, held: string, body?: object): Promise<Response> {
    const response = await fetch(`${this.base}/api/web${path}`, {
      method,
      headers: { Authorization: `Bearer ${held}`, ...(body && { "Content-Type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
      keepalive: true,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) throw await ApiError.from(response);
    return response;
  }

  private fail(reason: string, detail: string): void {
    console.error(`Jawab: ${detail}`);
    this.events.tell("error", { about: "identify", reason, detail });
  }
}

/** One tab after the other, where the browser knows of locks: each takes the visitor's token from the one before. */
async function alone(name: string, act: () => Promise<void>): Promise<void> {
  await (navigator.locks ? navigator.locks.request(name, act) : act());
}
