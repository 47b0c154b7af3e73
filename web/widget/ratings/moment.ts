import type { Keep } from "../core/storage";
import type { Room } from "../core/room";

/** Milliseconds of silence after which a conversation that went well counts as over. */
const SILENCE = 90_000;
/** How many conversations are remembered as rated, or as not to be. */
const REMEMBERED = 20;

export type Talk = Pick<Room, "id" | "conversation" | "transcript" | "expecting">;

/**
 * When a visitor is asked how they were served: when the conversation is closed, when they leave it for a new one, or
 * when it went well and nothing is said for a while. Never before anybody has answered them, and never twice.
 */
export class Moment {
  /** The conversation that is asked about now. */
  asking: string | null = null;
  private talk: Talk | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private seen = "";

  constructor(
    private readonly keep: Pick<Keep, "get" | "set">,
    private readonly onChange: () => void,
  ) {}

  /** To be called with every change. */
  look(talk: Talk | null): void {
    if (talk?.id !== this.talk?.id) {
      const left = this.talk;
      this.asking = left && this.may(left) ? left.id : null;
    }
    this.talk = talk;
    if (!talk) return this.stop();
    const last = talk.transcript.messages.at(-1);
    const over = talk.conversation?.state === "closed";
    if (last?.author === "visitor" && !over) this.asking = null; // it goes on
    if (over && !this.asking && this.may(talk)) this.asking = talk.id;
    const state = `${talk.id} ${last?.id} ${last?.rating} ${over} ${talk.expecting}`;
    if (state === this.seen) return;
    this.seen = state;
    this.stop();
    if (wentWell(talk) && !this.asking && this.may(talk)) this.timer = setTimeout(() => this.ask(talk.id), SILENCE);
  }

  /** It was rated, or the visitor does not want to: it is not asked about again. */
  settle(id: string): void {
    const others = this.settled.filter((one) => one !== id);
    this.keep.set("farewells", [...others, id].slice(-REMEMBERED).join(" "));
  }

  away(): void {
    this.asking = null;
    this.onChange();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private ask(id: string): void {
    this.asking = id;
    this.onChange();
  }

  private may(talk: Talk): boolean {
    const known = talk.conversation && talk.conversation.satisfaction === null && !this.settled.includes(talk.id);
    return Boolean(known) && isServed(talk);
  }

  private get settled(): string[] {
    return (this.keep.get("farewells") ?? "").split(" ").filter(Boolean);
  }
}

/** Somebody was answered, by the assistant or by a person. */
function isServed({ transcript }: Talk): boolean {
  const { messages } = transcript;
  return messages.some(({ author }) => author === "visitor") && messages.some(({ author, kind }) => author === "agent" || kind === "answer");
}

/** The last word is an answer that helped, or a thank-you that was returned. */
function wentWell({ conversation, transcript, expecting }: Talk): boolean {
  const last = transcript.messages.at(-1);
  if (conversation?.state !== "bot" || expecting || last?.author !== "bot") return false;
  return last.rating === "up" || (last.kind === "notice" && last.reply_to !== null);
}
