import type { SentFile } from "../../client/types";
import { ApiError, VisitorLost } from "./errors";
import type { Keep } from "./storage";
import { uuid } from "./uuid";

/** Why a message is not sent yet. Only `refused` and `too_long` are final; the others are tried again by themselves. */
export interface Failure {
  kind: "offline" | "server" | "rate" | "refused" | "too_long";
  detail?: string | undefined;
  /** When it is tried again, in milliseconds since 1970. */
  retryAt?: number;
}

export interface Unsent {
  id: string;
  conversation: string;
  text: string;
  /** Path of the page that it was written on. */
  page: string;
  files?: readonly SentFile[] | undefined;
  createdAt: string;
  /** It was refused together with others, which must not wait for it. */
  alone?: boolean;
  failure?: Failure | undefined;
}

export interface OutboxHandlers {
  /** Delivers messages of one conversation, all or none; sending the same id twice is harmless. */
  deliver(messages: readonly Unsent[]): Promise<void>;
  onChange(): void;
  /** The visitor is unknown to the server. Must have moved what is unsent to a conversation of a new visitor on return. */
  onVisitorLost(): void;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** Milliseconds after which a tab no longer waits for another that sends. */
const LONGEST_TURN = 5_000;
/** What the server takes in one request. */
const MOST_TOGETHER = 20;

/** Messages on their way, kept in the browser until the server has acknowledged them. Those that wait go together, in order. */
export class Outbox {
  unsent: readonly Unsent[];
  private sending = false;
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly keep: Keep,
    private readonly handlers: OutboxHandlers,
  ) {
    this.unsent = this.stored().map(({ failure, ...rest }) => (isFinal(failure) ? { ...rest, failure } : rest));
  }

  add(conversation: string, text: string, page: string, files?: readonly SentFile[]): void {
    this.put({ id: uuid(), conversation, text, page, createdAt: new Date().toISOString(), files });
    void this.pump();
  }

  /** Sends what is waiting, now: the network came back, or the visitor asked for it. */
  retry(id?: string): void {
    const again = this.unsent.find((unsent) => unsent.id === id);
    if (again) this.put({ ...again, failure: undefined });
    this.attempt = 0;
    void this.pump();
  }

  discard(id: string): void {
    this.save(id, null);
  }

  move(from: string, to: string): void {
    for (const unsent of this.unsent) if (unsent.conversation === from) this.put({ ...unsent, conversation: to });
  }

  /** Forgets what it held for what the browser has kept: the visitor is somebody else by now. */
  reload(): void {
    this.unsent = this.stored();
    this.retry();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async pump(): Promise<void> {
    clearTimeout(this.timer);
    if (this.sending) return;
    this.sending = true;
    await oneTab(this.keep.name("outbox"), async () => {
      this.unsent = this.stored(); // another tab may have sent some of it, or wait with more
      let next;
      while ((next = this.next()).length && (await this.send(next)));
    });
    this.handlers.onChange();
    this.sending = false;
  }

  /** The first messages that can be sent in one request. */
  private next(): readonly Unsent[] {
    const waiting = this.unsent.filter((unsent) => !isFinal(unsent.failure));
    const [first] = waiting;
    const end = waiting.findIndex(({ conversation, alone }) => alone || conversation !== first?.conversation);
    return waiting.slice(0, Math.max(1, Math.min(MOST_TOGETHER, end < 0 ? waiting.length : end)));
  }

  /** Whether to go on with the next message at once. */
  private async send(messages: readonly Unsent[]): Promise<boolean> {
    try {
      await this.handlers.deliver(messages);
      this.attempt = 0;
      for (const { id } of messages) this.save(id, null);
      return true;
    } catch (error) {
      if (!messages.every(({ id }) => this.unsent.some((unsent) => unsent.id === id))) return true; // forgotten meanwhile
      if (error instanceof VisitorLost) {
        this.handlers.onVisitorLost();
        return true;
      }
      return this.fail(messages, failureOf(error, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.attempt++)));
    }
  }

  private fail(messages: readonly Unsent[], failure: Failure): boolean {
    const refused = isFinal(failure) || failure.kind === "rate";
    const [first, ...others] = messages.map((unsent) => (refused && messages.length > 1 ? { ...unsent, alone: true } : unsent));
    // Which of several is the one that was refused shows when they are sent one by one.
    this.put({ ...first!, failure: isFinal(failure) && others.length ? undefined : failure });
    for (const unsent of others) this.put(unsent);
    if (failure.retryAt === undefined) return true;
    this.timer = setTimeout(() => void this.pump(), failure.retryAt - Date.now());
    return false;
  }

  private put(unsent: Unsent): void {
    this.save(unsent.id, unsent);
  }

  /** Other tabs write into the same place, so what is stored is read again and only this message changed in it. */
  private save(id: string, unsent: Unsent | null): void {
    this.unsent = changed(this.unsent, id, unsent);
    const stored = changed(this.stored(), id, unsent);
    this.keep.set("outbox", stored.length ? JSON.stringify(stored) : null);
    this.handlers.onChange();
  }

  private stored(): Unsent[] {
    try {
      return JSON.parse(this.keep.get("outbox") ?? "[]") as Unsent[];
    } catch {
      return []; // Something else wrote there; there is no message to be saved in it.
    }
  }
}

/** Two tabs that send at once would put messages out of order. A tab that the system has put to sleep is not waited for. */
async function oneTab(name: string, send: () => Promise<void>): Promise<void> {
  const { locks } = navigator; // not there without https
  await (locks ? locks.request(name, { signal: AbortSignal.timeout(LONGEST_TURN) }, send).catch(send) : send());
}

function changed(list: readonly Unsent[], id: string, unsent: Unsent | null): Unsent[] {
  const known = list.some((other) => other.id === id);
  if (unsent && !known) return [...list, unsent];
  return list.flatMap((other) => (other.id !== id ? [other] : unsent ? [unsent] : []));
}

function isFinal(failure: Failure | undefined): boolean {
  return failure?.kind === "refused" || failure?.kind === "too_long";
}

/** `wait` is in milliseconds, for failures whose end the server did not name. */
function failureOf(error: unknown, wait: number): Failure {
  if (!(error instanceof ApiError)) return { kind: "offline", retryAt: Date.now() + wait };
  const { status, detail, retryAfter } = error;
  const retryAt = Date.now() + (retryAfter === undefined ? wait : retryAfter * 1000);
  if (status === 429) return { kind: "rate", detail, retryAt };
  if (status >= 500 || status === 408) return { kind: "server", detail, retryAt };
  return { kind: status === 413 ? "too_long" : "refused", detail };
}
