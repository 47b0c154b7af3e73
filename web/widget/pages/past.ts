import type { Conversation, Message, MessagePage, Site } from "../../client/types";
import type { Local } from "./local";

/** Messages that are kept, and characters that they may take together. */
const MOST = 100;
const MOST_CHARS = 300_000;
/** Milliseconds that the network may take for what is kept. */
const PATIENCE = 4_000;
const CALL = /\/api\/web\/(?:sites\/[^/?]+|conversations\/([\w-]+)(?:\/(messages|handoff|email))?)$/;

interface Kept {
  site?: Site;
  conversation?: Conversation;
  messages?: MessagePage;
}

/**
 * The site and the conversation as they were last seen, for the hosted page without a connection. They answer the
 * panel's first calls in the server's place; what came later it gets from the stream once that is there again, because
 * the conversation is kept with the place in its stream up to which its state is known.
 */
export class Past {
  private kept: Kept;

  constructor(
    private readonly keep: Local,
    /** Whether the page could be opened without a connection: else there is nothing to keep it for. */
    private readonly isUseful: () => boolean,
  ) {
    this.kept = parsed(keep.get("past"));
  }

  /** `ask`, whose answers are kept, and given again when there is none. */
  fetch(ask: typeof fetch): typeof fetch {
    return async (input, init) => {
      const call = callOf(input, init);
      if (!call) return ask(input, init);
      const fresh = ask(input, init).then((response) => {
        if (response.ok) void response.clone().json().then((value) => this.learn(call, value), () => undefined);
        return response;
      });
      const past = this.recall(call);
      if (!past) return fresh;
      const answer = () => new Response(JSON.stringify(past), { headers: { "Content-Type": "application/json" } });
      const impatience = new Promise<Response>((resolve) => setTimeout(() => resolve(answer()), PATIENCE));
      return Promise.race([fresh.catch(answer), impatience]);
    };
  }

  /** A message that was written just now. */
  add(message: Message, conversation: string): void {
    if (this.kept.conversation?.id !== conversation) return;
    const { items, more } = this.kept.messages ?? { items: [], more: false };
    if (items.some(({ id }) => id === message.id)) return;
    this.change({ messages: { items: [...items, message].sort((one, other) => one.seq - other.seq), more } });
  }

  /** Forgets the conversation when the page has left it: the visitor began a new one, or had everything erased. */
  tidy(): void {
    const { site, conversation } = this.kept;
    if (!conversation || conversation.id === this.keep.get("conversation")) return;
    this.kept = site ? { site } : {};
    this.save();
  }

  save(): void {
    if (this.isUseful()) this.keep.set("past", JSON.stringify(this.kept));
  }

  private recall({ kind, id, asks }: Call): object | undefined {
    const { site, conversation, messages } = this.kept;
    if (!asks) return undefined;
    if (kind === "site") return site;
    if (conversation?.id !== id || !messages) return undefined;
    if (kind === "messages") return messages;
    // A conversation that was kept when it was new says that it has no messages; the first is its first event.
    return conversation!.last_seq || messages.items[0]?.seq !== 1 ? conversation : { ...conversation, last_seq: 1 };
  }

  private learn({ kind, id, asks }: Call, value: unknown): void {
    if (!asks && (value as Partial<Conversation>).id !== id) return;
    if (kind === "site") this.change({ site: value as Site });
    else if (kind === "messages") this.change({ messages: value as MessagePage });
    else if (id === this.kept.conversation?.id) this.change({ conversation: value as Conversation });
    else this.change({ conversation: value as Conversation, messages: { items: [], more: false } });
  }

  private change(values: Kept): void {
    this.kept = { ...this.kept, ...values };
    const { messages } = this.kept;
    if (messages) this.kept.messages = bounded(messages);
    this.save();
  }
}

interface Call {
  kind: "site" | "conversation" | "messages";
  id: string | undefined;
  /** It changes nothing, so what is kept may stand for the answer. */
  asks: boolean;
}

function callOf(input: RequestInfo | URL, init: RequestInit | undefined): Call | null {
  const found = typeof input === "string" ? CALL.exec(input) : null;
  if (!found) return null;
  const [, id, part] = found;
  const method = init?.method ?? "GET";
  if (!id) return method === "GET" ? { kind: "site", id, asks: true } : null;
  if (part === "messages") return method === "GET" ? { kind: "messages", id, asks: true } : null;
  return { kind: "conversation", id, asks: method === "PUT" && !part };
}

function bounded({ items, more }: MessagePage): MessagePage {
  let newest = items.slice(-MOST);
  while (newest.length > 1 && JSON.stringify(newest).length > MOST_CHARS) newest = newest.slice(Math.ceil(newest.length / 4));
  return { items: newest, more: more || newest.length < items.length };
}

function parsed(text: string | null): Kept {
  try {
    return JSON.parse(text ?? "{}") as Kept;
  } catch {
    return {}; // Something else wrote there; the network has it all.
  }
}
