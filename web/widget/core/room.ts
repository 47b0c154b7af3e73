import type { ServerEvent } from "../../client/sse";
import { EventStream, type StreamStatus } from "../../client/stream";
import type { Conversation, Message, StreamEvents } from "../../client/types";
import type { Api } from "./api";
import { Connection } from "./connection";
import { Expected } from "./expected";
import { Transcript } from "./transcript";

/** Milliseconds after which a typing indicator is forgotten. */
const TYPING = 5_000;

export interface RoomHandlers {
  onChange(): void;
  /** The conversation is not to be had (any more) by this visitor: `status` is 401, 403 or 404. */
  onLost(status: number): void;
  wanted(): boolean;
  /** Somebody wrote, right now. */
  onMessage(message: Message): void;
}

/** One conversation as it stands in this browser: its state, its messages and its stream. */
export class Room {
  readonly transcript = new Transcript();
  conversation: Conversation | null = null;
  connection: StreamStatus = "stopped";
  /** Who types at the other end, right now. */
  typist: string | null = null;
  /** The visitor's last message was taken and the bot has not begun to answer it. */
  expecting = false;
  /** How long the reply in progress usually takes, when the server knows and nothing of the reply is there yet. */
  expected: Expected | null = null;
  loadingOlder = false;
  private entering: Promise<void> | null = null;
  private line: Connection | null = null;
  private left = false;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly id: string,
    private readonly api: Api,
    private readonly handlers: RoomHandlers,
  ) {}

  /** A person was asked for or has taken over, so a message may come at any moment. */
  get live(): boolean {
    return this.conversation?.state === "waiting" || this.conversation?.state === "human";
  }

  /** Makes or finds the conversation on the server, loads its newest messages and listens. Done once. */
  enter(): Promise<void> {
    this.entering ??= this.load().catch((error) => {
      this.entering = null;
      throw error;
    });
    return this.entering;
  }

  async loadOlder(): Promise<void> {
    const first = this.transcript.messages[0];
    if (!first || !this.transcript.more || this.loadingOlder) return;
    this.loadingOlder = true;
    this.handlers.onChange();
    try {
      this.transcript.addPage(await this.api.messages(this.id, first.seq));
    } finally {
      this.loadingOlder = false;
      this.handlers.onChange();
    }
  }

  /** The visitor reads the latest, so that the oldest of many need not be there. */
  trim(): void {
    if (!this.loadingOlder) this.transcript.trim(); // else what comes would not join on to what is there
  }

  accepted(message: Message): void {
    this.put(message);
    const answered = this.transcript.messages.some((other) => other.reply_to === message.id);
    this.expecting = !answered && !this.live;
    this.handlers.onChange();
  }

  became(conversation: Conversation): void {
    this.conversation = conversation;
    if (this.live) this.stopExpecting();
    this.handlers.onChange();
  }

  listen(): void {
    this.line?.update();
  }

  leave(): void {
    this.left = true;
    clearTimeout(this.typingTimer);
    this.expect(null);
    this.line?.close();
  }

  private async load(): Promise<void> {
    const conversation = await this.api.openConversation(this.id);
    if (conversation.last_seq > 0) this.transcript.addPage(await this.api.messages(this.id));
    this.became(conversation);
    if (!this.left) this.connect(conversation.last_seq);
  }

  private connect(after: number): void {
    const stream = new EventStream(
      {
        connect: (lastId, signal) => this.api.stream(this.id, lastId, signal),
        onEvent: (event) => this.receive(event, stream),
        onStatus: (status) => this.show(status),
        onRefused: (status) => this.refused(status),
      },
      String(after),
    );
    this.line = new Connection(stream, this.handlers.wanted, () => this.live);
    this.line.update();
  }

  private receive({ id, event, data }: ServerEvent, stream: EventStream): void {
    const apply = this.appliers[event as keyof StreamEvents];
    if (!apply) return; // An event of a newer server; what this panel knows is complete without it.
    const complete = apply(JSON.parse(data));
    if (!complete) stream.resumeFrom(id.split(".")[0] ?? "");
    this.handlers.onChange();
  }

  /** What each event does. `false` means that something before it is missing. */
  private readonly appliers: { [E in keyof StreamEvents]: (data: StreamEvents[E]) => boolean } = {
    message: (message) => {
      this.put(message);
      if (message.author === "agent") this.typist = null;
      if (message.author !== "visitor") this.stopExpecting();
      return true;
    },
    state: ({ state, agent_name, person_available }) => {
      if (this.conversation) this.became({ ...this.conversation, state, agent_name, person_available });
      return true;
    },
    "reply.started": (data) => {
      this.stopExpecting();
      this.transcript.begin(data);
      return true;
    },
    "reply.expected": (data) => {
      this.expect(this.transcript.has(data.reply_id) ? null : new Expected(data, () => this.handlers.onChange()));
      return true;
    },
    "reply.delta": (data) => {
      if (data.text) this.stopExpecting();
      return this.transcript.write(data);
    },
    "reply.dropped": (data) => {
      this.stopExpecting();
      this.transcript.drop(data);
      return true;
    },
    typing: ({ author, name }) => {
      if (author === "agent") this.startTyping(name);
      return true;
    },
  };

  private put(message: Message): void {
    if (this.transcript.add(message)) this.handlers.onMessage(message);
  }

  private stopExpecting(): void {
    this.expecting = false;
    this.expect(null);
  }

  private expect(expected: Expected | null): void {
    this.expected?.end();
    this.expected = expected;
  }

  private startTyping(name: string): void {
    this.typist = name;
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => {
      this.typist = null;
      this.handlers.onChange();
    }, TYPING);
  }

  private show(status: StreamStatus): void {
    this.connection = status;
    this.handlers.onChange();
  }

  private refused(status: number): boolean {
    const lost = status === 401 || status === 403 || status === 404;
    if (lost) this.handlers.onLost(status);
    return !lost;
  }
}
