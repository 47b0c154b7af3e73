/** Writes what the live stream tells into the cache that every page reads from. */

import type { QueryClient } from "@tanstack/react-query";
import { putMessage, putUnderstanding } from "../api/thread";
import type { Import, InboxRow, Message, Thread, View } from "../api/types";
import type { Replay } from "../api/replay";
import type { Training, Understanding } from "../api/understanding";
import type { Filters } from "../inbox/filters";
import { announce } from "../ui/announcer";
import { contactName } from "../inbox/handle";
import { type Inbox, placeRow, withoutRows } from "./inbox";
import { putTraining } from "../intents/putTraining";
import type { RequestKind, RequestState } from "../requests/requestsApi";
import { TO_DO } from "../requests/words";
import { forgetTyping, noteTyping, type Typist } from "./typing";

interface Payloads {
  conversation: InboxRow;
  message: { conversation_id: string; message: Message };
  understanding: { conversation_id: string; understanding: Understanding };
  typing: { conversation_id: string } & Typist;
  import: Import;
  training: Training;
  replay: Replay;
  rating: { conversation_id: string; message_id: string; value: Message["rating"] };
  satisfaction: { conversation_id: string; score: number | null; was: number | null };
  review: unknown;
  tool_call: unknown;
  contact_request: { kind: RequestKind; state: RequestState };
  erased: { conversations: string[] };
  reset: unknown;
}

export class LiveCache {
  private countsTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly cache: QueryClient,
    private readonly me: string,
  ) {}

  apply(name: string, data: unknown): void {
    const handle = this.handlers[name as keyof Payloads] as ((data: unknown) => void) | undefined;
    handle?.(data);
  }

  /** Fetches again all that is on the screen: the stream may have passed over something. */
  refetch(): void {
    void this.cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  }

  private readonly handlers: { [K in keyof Payloads]: (data: Payloads[K]) => void } = {
    conversation: (row) => this.onConversation(row),
    message: ({ conversation_id, message }) => this.onMessage(conversation_id, message),
    understanding: ({ conversation_id, understanding }) => this.onUnderstanding(conversation_id, understanding),
    typing: ({ conversation_id, author, name }) => noteTyping(conversation_id, { author, name }),
    import: (item) => this.onImport(item),
    training: (item) => putTraining(this.cache, item),
    replay: (item) => this.onReplay(item),
    rating: (told) => this.onRating(told),
    satisfaction: (told) => this.onSatisfaction(told),
    review: () => this.reviewsAgain(),
    tool_call: () => void this.cache.invalidateQueries({ queryKey: ["tools"] }),
    contact_request: (told) => this.onRequest(told),
    erased: ({ conversations }) => this.onErased(conversations),
    reset: () => this.refetch(),
  };

  private onConversation(row: InboxRow): void {
    const before = this.find(row.id);
    if (before && before.last_seq > row.last_seq) return;
    if (row.state === "waiting" && before?.state !== "waiting") announce(`${contactName(row.contact)} is waiting for a person`);
    for (const [key, inbox] of this.cache.getQueriesData<Inbox>({ queryKey: ["inbox"] })) {
      if (inbox) this.cache.setQueryData(key, placeRow(inbox, row, { view: key[1] as View, filters: key[2] as Filters, me: this.me }));
    }
    this.cache.setQueryData<Thread>(["thread", row.id], (thread) => thread && { ...thread, conversation: row });
    this.countAgain();
  }

  private onMessage(conversationId: string, message: Message): void {
    if (message.author !== "agent") forgetTyping(conversationId);
    this.cache.setQueryData<Thread>(["thread", conversationId], (thread) => thread && putMessage(thread, message));
    if (message.author === "bot") void this.cache.invalidateQueries({ queryKey: ["traces", conversationId] });
  }

  private onUnderstanding(conversationId: string, understanding: Understanding): void {
    this.cache.setQueryData<Thread>(["thread", conversationId], (thread) => thread && putUnderstanding(thread, understanding));
  }

  private onReplay(item: Replay): void {
    this.cache.setQueryData(["replay", item.id], item);
    this.cache.setQueryData<Replay[]>(["replays"], (items) => items?.map((each) => (each.id === item.id ? item : each)));
  }

  private onRating({ conversation_id, message_id, value }: Payloads["rating"]): void {
    this.cache.setQueryData<Thread>(
      ["thread", conversation_id],
      (thread) => thread && { ...thread, messages: thread.messages.map((each) => (each.id === message_id ? { ...each, rating: value } : each)) },
    );
    this.reviewsAgain();
  }

  /** What the visitor wrote with the score is not in the event. */
  private onSatisfaction({ conversation_id, score, was }: Payloads["satisfaction"]): void {
    if (score && score !== was) announce(`A visitor gave ${score} of 5`);
    void this.cache.invalidateQueries({ queryKey: ["thread", conversation_id] });
  }

  private onRequest({ kind, state }: Payloads["contact_request"]): void {
    if (state === "new") announce(`A visitor ${TO_DO[kind]}`);
    void this.cache.invalidateQueries({ queryKey: ["requests"] });
  }

  /** Nothing of it stays on the screen; who has one of them open is told by the page that it is gone. */
  private onErased(conversations: readonly string[]): void {
    for (const [key, inbox] of this.cache.getQueriesData<Inbox>({ queryKey: ["inbox"] })) {
      if (inbox) this.cache.setQueryData(key, withoutRows(inbox, conversations));
    }
    for (const id of conversations) {
      forgetTyping(id);
      void this.cache.resetQueries({ queryKey: ["thread", id] });
      this.cache.removeQueries({ queryKey: ["traces", id] });
    }
    if (conversations.length) announce("A visitor had everything erased");
    void this.cache.invalidateQueries({ queryKey: ["requests"] });
    this.reviewsAgain();
    this.countAgain();
  }

  private reviewsAgain(): void {
    void this.cache.invalidateQueries({ queryKey: ["reviews"] });
  }

  private onImport(item: Import): void {
    this.cache.setQueryData(["import", item.id], item);
    this.cache.setQueryData<Import[]>(["imports"], (items) => items && [item, ...items.filter(({ id }) => id !== item.id)]);
    if (item.state === "queued" || item.state === "running") return;
    // What is sent along the way may leave out part of a long list of what was skipped.
    void this.cache.invalidateQueries({ queryKey: ["import", item.id] });
    void this.cache.invalidateQueries({ queryKey: ["articles"] });
  }

  private find(id: string): InboxRow | undefined {
    const thread = this.cache.getQueryData<Thread>(["thread", id]);
    if (thread) return thread.conversation;
    const inboxes = this.cache.getQueriesData<Inbox>({ queryKey: ["inbox"] });
    return inboxes.flatMap(([, inbox]) => inbox?.pages ?? []).flatMap((page) => page.items).find((row) => row.id === id);
  }

  // Many changes in a second cost one question.
  private countAgain(): void {
    this.countsTimer ??= setTimeout(() => {
      this.countsTimer = null;
      void this.cache.invalidateQueries({ queryKey: ["counts"] });
    }, 400);
  }
}
