import type { Completion, Message, Rating, SentFile, Shortcut, Site, Submission } from "../../client/types";
import type { Api, FilesAt } from "./api";
import { Emitter } from "./emitter";
import { VisitorLost } from "./errors";
import { Outbox, type Unsent } from "./outbox";
import { Room } from "./room";
import type { Keep } from "./storage";
import { uuid } from "./uuid";

/** Milliseconds for which the launcher of the next page loads the panel by itself, to hear what a person writes. */
const LIVE = 60 * 60_000;
/** Characters of a path that the server takes. */
const PATH = 500;
const TYPING_EVERY = 3_000;
const SITE_FIRST_WAIT = 1_000;
const SITE_LONGEST_WAIT = 30_000;

/** Everything that the panel shows and does, without a single element: the site, the conversation and what is unsent. */
export class Chat extends Emitter {
  site: Site | null = null;
  /** The last try to load the site failed; the next comes by itself. */
  siteFailed = false;
  /** What the visitor was invited with, in the place of the site's own greeting. */
  invitation = "";
  room: Room | null = null;
  /** Whose form lies over the panel. */
  form: Shortcut | null = null;
  readonly outbox: Outbox;
  /** Called for each message that is written while the panel is there. */
  onMessage: (message: Message, conversation: string) => void = () => undefined;
  /** The conversation that goes on from an earlier page, while its messages are loaded for the first time. */
  private coming: Room | null = null;
  private seen = false;
  private lastTyping = 0;
  private siteTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    /** For parts that are fetched when they are needed and have calls of their own. */
    readonly api: Api,
    readonly keep: Keep,
  ) {
    super();
    this.outbox = new Outbox(keep, {
      deliver: (messages) => this.deliver(messages),
      onChange: () => this.change(),
      onVisitorLost: () => this.startAfresh(),
    });
  }

  /** Speaks another language: the greeting comes anew. */
  speak(language: string): Promise<void> {
    this.api.language = language;
    return this.loadSite();
  }

  /** Opens the form of a shortcut, or closes the one that is open. */
  fill(shortcut: Shortcut | null): void {
    this.form = shortcut;
    this.change();
  }

  start(): void {
    void this.loadSite();
    const kept = this.keep.get("conversation");
    if (kept) void this.resume(this.use(kept));
    window.addEventListener("online", () => this.outbox.retry());
    this.outbox.retry();
  }

  /** Whether the visitor looks at the messages now; what is seen is read. */
  look(seen: boolean): void {
    this.seen = seen;
    this.markRead();
    this.room?.listen();
    this.change();
  }

  /** What the owner calls the assistant; empty when it has no name of its own. */
  get botName(): string {
    return this.site?.appearance.bot_name ?? "";
  }

  /** Messages of others that came after the last one that was seen. */
  get unread(): number {
    const read = Number(this.keep.get("read") ?? 0);
    const theirs = (message: Message) => message.author === "bot" || message.author === "agent";
    return this.room?.transcript.messages.filter((message) => message.seq > read && theirs(message)).length ?? 0;
  }

  /** Whether what is to be shown first is not there yet: the site, or the messages of a conversation that goes on. */
  get isLoading(): boolean {
    const coming = this.room && this.room === this.coming && !this.room.conversation && !this.unsent.length;
    return !(this.site || this.siteFailed) || Boolean(coming);
  }

  /** Whether the assistant answers what is written now, not a person. */
  get isAssisted(): boolean {
    return !this.room?.live;
  }

  get unsent(): readonly Unsent[] {
    return this.outbox.unsent.filter((unsent) => unsent.conversation === this.room?.id);
  }

  send(text: string, files?: readonly SentFile[]): void {
    const room = this.room ?? this.use(uuid());
    room.trim();
    this.outbox.add(room.id, text, here(), files);
  }

  /** Where the conversation's files are; begins one when there is none. Throws what the call throws. */
  async filesAt(): Promise<FilesAt> {
    let id = "";
    await this.inRoom(async (room) => void (id = room.id));
    return this.api.filesAt(id);
  }

  /** Questions that begin like `text`; throws what the call throws. */
  completions(text: string, signal: AbortSignal): Promise<Completion[]> {
    return this.api.completions(text, signal);
  }

  /** Rates an answer, or takes the rating back with null; throws what the call throws, and then nothing has changed. */
  async rate({ id, rating: before }: Message, rating: Rating | null): Promise<void> {
    const room = this.room!;
    const show = (value: Message["rating"]) => {
      room.transcript.change(id, { rating: value });
      this.change();
    };
    show(rating?.value ?? null);
    try {
      await (rating ? this.api.rate(room.id, id, rating) : this.api.takeRatingBack(room.id, id));
    } catch (error) {
      show(before);
      throw error;
    }
  }

  /** Sends what was filled into the form of a message; throws what the call throws. */
  async submit(message: string, submission: Submission): Promise<void> {
    const room = this.room!;
    room.accepted(await this.api.submit(room.id, message, submission));
  }

  startNewConversation(): void {
    this.room?.leave();
    this.room = null;
    this.keep.set("conversation", null);
    this.change();
  }

  /** Throws what the call throws; the caller tells the visitor. */
  askForPerson(): Promise<void> {
    return this.inRoom(async (room) => room.became(await this.api.askForPerson(room.id)));
  }

  /** The assistant answers again instead of a person who has not come yet. */
  stopWaiting(): Promise<void> {
    return this.inRoom(async (room) => room.became(await this.api.stopWaiting(room.id)));
  }

  leaveEmail(email: string): Promise<void> {
    return this.inRoom(async (room) => room.became(await this.api.leaveEmail(room.id, email)));
  }

  /** Tells an agent that the visitor types; nobody misses it when it fails. */
  typing(): void {
    const room = this.room;
    if (room?.conversation?.state !== "human" || Date.now() - this.lastTyping < TYPING_EVERY) return;
    this.lastTyping = Date.now();
    this.api.typing(room.id).catch(() => undefined);
  }

  override change(): void {
    this.markRead();
    this.markLive();
    super.change();
  }

  /** The visitor is somebody else by now, or is known by another token: goes on with what the browser has kept. */
  visitorChanged(): void {
    this.outbox.reload();
    const kept = this.keep.get("conversation");
    if (kept === (this.room?.id ?? null)) return this.change();
    this.startNewConversation();
    if (kept) void this.resume(this.use(kept));
  }

  private async loadSite(attempt = 0): Promise<void> {
    clearTimeout(this.siteTimer);
    try {
      this.site = await this.api.site();
      this.siteFailed = false;
    } catch {
      this.siteFailed = true;
      const wait = Math.min(SITE_LONGEST_WAIT, SITE_FIRST_WAIT * 2 ** attempt);
      this.siteTimer = setTimeout(() => void this.loadSite(attempt + 1), wait);
    }
    this.change();
  }

  private use(id: string): Room {
    if (this.keep.get("conversation") !== id) this.keep.set("read", null);
    this.keep.set("conversation", id);
    const room: Room = new Room(id, this.api, {
      onChange: () => this.change(),
      onLost: (status) => this.lose(room, status),
      // Where the browser tells of a person's reply, the server must see that nobody looks.
      wanted: () => this.seen || room.expecting || (room.live && !this.keep.get("push")),
      onMessage: (message) => this.onMessage(message, id),
    });
    this.room?.leave();
    this.room = room;
    this.change();
    return room;
  }

  private async resume(room: Room, attempt = 0): Promise<void> {
    if (!attempt) this.coming = room;
    try {
      await room.enter();
    } catch (error) {
      if (this.room !== room) return;
      this.coming = null;
      const status = (error as { status?: number }).status ?? 0;
      if (error instanceof VisitorLost) this.lose(room, 401);
      else if (status === 403 || status === 404) this.lose(room, status);
      else setTimeout(() => void this.resume(room, attempt + 1), Math.min(30_000, 1_000 * 2 ** attempt));
    }
  }

  private lose(room: Room, status: number): void {
    if (this.room !== room) return;
    if (status === 401) this.startAfresh();
    else this.goOnElsewhere([room.id]);
  }

  /** A new visitor cannot reach the old one's conversations. */
  private startAfresh(): void {
    this.api.forgetVisitor();
    this.goOnElsewhere(this.outbox.unsent.map((unsent) => unsent.conversation));
  }

  /** Leaves conversations that are not to be had any more; what is unsent in them goes into a new one. */
  private goOnElsewhere(lost: readonly string[]): void {
    this.startNewConversation();
    if (!this.outbox.unsent.some((unsent) => lost.includes(unsent.conversation))) return;
    const fresh = this.use(uuid());
    for (const id of new Set(lost)) this.outbox.move(id, fresh.id);
  }

  private async deliver(messages: readonly Unsent[]): Promise<void> {
    const { conversation } = messages[0]!;
    const room = this.room?.id === conversation ? this.room : null;
    if (room) await room.enter();
    else await this.api.openConversation(conversation);
    for (const message of await this.api.send(conversation, messages)) room?.accepted(message);
  }

  private async inRoom(act: (room: Room) => Promise<void>): Promise<void> {
    const once = async () => {
      const room = this.room ?? this.use(uuid());
      await room.enter();
      await act(room);
    };
    try {
      await once();
    } catch (error) {
      if (!(error instanceof VisitorLost)) throw error;
      this.startAfresh();
      await once();
    }
  }

  private markRead(): void {
    const last = this.room?.transcript.messages.at(-1);
    if (this.seen && !document.hidden && last) this.note("read", String(last.seq));
  }

  /** Minutes are exact enough, and change() comes with every frame of a reply. */
  private markLive(): void {
    const live = this.room?.live || this.room?.expecting || this.room?.transcript.draft;
    this.note("live", live ? String(Math.ceil(Date.now() / 60_000) * 60_000 + LIVE) : null);
  }

  private note(key: string, value: string | null): void {
    if (this.keep.get(key) !== value) this.keep.set(key, value);
  }
}

/** Path of the page that the visitor is on: what it is about may matter for the answer, its query may be private. */
function here(): string {
  return location.pathname.slice(0, PATH);
}
