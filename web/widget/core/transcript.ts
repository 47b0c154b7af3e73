import type { Message, StreamEvents } from "../../client/types";

/** A reply that is being written. */
export interface Draft {
  id: string;
  replyTo: string | null;
  text: string;
}

/** Messages beyond which the oldest are forgotten when the visitor reads the latest. */
const MOST = 200;

/** The messages of one conversation and the reply in progress. Holds each message once, in the order of `seq`. */
export class Transcript {
  messages: readonly Message[] = [];
  draft: Draft | null = null;
  /** Whether the server has older messages than the first here. */
  more = false;
  private draftLength = 0;
  private readonly void = new Set<string>();

  has(id: string): boolean {
    return this.messages.some((message) => message.id === id);
  }

  hasSent(clientId: string): boolean {
    return this.messages.some((message) => message.client_id === clientId);
  }

  /** Whether the visitor has filled in a form of this message. */
  isFilled(id: string, form: string): boolean {
    return this.messages.some((message) => message.reply_to === id && message.form === form);
  }

  /** Puts other values into a message that is there. */
  change(id: string, values: Partial<Message>): void {
    this.messages = this.messages.map((message) => (message.id === id ? { ...message, ...values } : message));
  }

  /** Adds what is not there yet; a message with the draft's id replaces the draft. Returns whether it was new. */
  add(message: Message): boolean {
    if (this.draft && this.answers(message, this.draft)) this.draft = null;
    if (this.has(message.id)) return false;
    const at = this.messages.findLastIndex((other) => other.seq < message.seq) + 1;
    this.messages = this.messages.toSpliced(at, 0, message);
    return true;
  }

  /** Forgets the oldest of many, which are there to be loaded again: what is on the page is laid out with each new one. */
  trim(): void {
    if (this.messages.length <= MOST) return;
    this.messages = this.messages.slice(-MOST / 2);
    this.more = true;
  }

  addPage(page: { items: Message[]; more: boolean }): void {
    for (const message of page.items) this.add(message);
    this.more = page.more;
  }

  begin({ reply_id, reply_to }: StreamEvents["reply.started"]): void {
    if (this.has(reply_id) || this.void.has(reply_id)) return;
    this.draft = { id: reply_id, replyTo: reply_to, text: "" };
    this.draftLength = 0;
  }

  /**
   * Puts a piece at its offset, which counts characters (code points), not UTF-16 units.
   * Returns false when pieces before it are missing, so that the caller resumes the stream from further back.
   */
  write({ reply_id, at, text }: StreamEvents["reply.delta"]): boolean {
    if (this.has(reply_id) || this.void.has(reply_id)) return true;
    if (this.draft?.id !== reply_id) this.begin({ reply_id, reply_to: this.draft?.replyTo ?? "" });
    const draft = this.draft!;
    if (at > this.draftLength) return false;
    const kept = at === this.draftLength ? draft.text : [...draft.text].slice(0, at).join("");
    this.draft = { ...draft, text: kept + text };
    this.draftLength = at + [...text].length;
    return true;
  }

  drop({ reply_id }: StreamEvents["reply.dropped"]): void {
    this.void.add(reply_id);
    if (this.draft?.id === reply_id) this.draft = null;
  }

  /** After a restart the server may finish a reply under another id than the draft it began. */
  private answers(message: Message, draft: Draft): boolean {
    return message.id === draft.id || (message.author === "bot" && message.reply_to === draft.replyTo);
  }
}
