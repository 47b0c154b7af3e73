/**
 * Replies on their way to the server. Each has an id made here, so sending it twice stores it once. Those of one
 * conversation go out one after another, in the order they were written. They outlive a reload of the page.
 */

import { useSyncExternalStore } from "react";
import { api } from "../api/client";
import { queryClient } from "../api/queries";
import { putMessage } from "../api/thread";
import type { Message, Thread } from "../api/types";
import type { SentFile } from "../files/fileClient";
import { uuid } from "../../widget/core/uuid";

export interface Outgoing {
  id: string;
  conversationId: string;
  text: string;
  files?: readonly SentFile[];
  createdAt: string;
  state: "sending" | "failed";
  error: string | null;
}

const KEY = "jawab.outbox";
const NONE: Outgoing[] = [];
const listeners = new Set<() => void>();
const chains = new Map<string, Promise<void>>();
let outbox: Record<string, Outgoing[]> = load();

export function send(conversationId: string, text: string, files: readonly SentFile[] = []): void {
  const item: Outgoing = { id: uuid(), conversationId, text, files, createdAt: new Date().toISOString(), state: "sending", error: null };
  put(conversationId, [...waiting(conversationId), item]);
  queue(item);
}

export function sendAgain(item: Outgoing): void {
  replace(item, { state: "sending", error: null });
  queue(item);
}

export function discard(item: Outgoing): void {
  put(item.conversationId, waiting(item.conversationId).filter(({ id }) => id !== item.id));
}

export function forgetOutbox(): void {
  outbox = {};
  sessionStorage.removeItem(KEY);
}

export function useOutbox(conversationId: string): Outgoing[] {
  return useSyncExternalStore(subscribe, () => waiting(conversationId));
}

function queue(item: Outgoing): void {
  const before = chains.get(item.conversationId) ?? Promise.resolve();
  chains.set(item.conversationId, before.then(() => deliver(item)));
}

async function deliver(item: Outgoing): Promise<void> {
  try {
    const message: Message = await api.send(item.conversationId, { id: item.id, text: item.text, files: item.files?.map(({ id }) => id) ?? [] });
    queryClient.setQueryData<Thread>(["thread", item.conversationId], (thread) => thread && putMessage(thread, message));
    discard(item);
  } catch (error) {
    replace(item, { state: "failed", error: error instanceof Error ? error.message : String(error) });
  }
}

function replace(item: Outgoing, change: Partial<Outgoing>): void {
  put(item.conversationId, waiting(item.conversationId).map((each) => (each.id === item.id ? { ...each, ...change } : each)));
}

function waiting(conversationId: string): Outgoing[] {
  return outbox[conversationId] ?? NONE;
}

function put(conversationId: string, items: Outgoing[]): void {
  outbox = { ...outbox, [conversationId]: items };
  sessionStorage.setItem(KEY, JSON.stringify(outbox));
  for (const listener of listeners) listener();
}

/** What was under way when the page was left did not get its answer: it is offered to be sent again. */
function load(): Record<string, Outgoing[]> {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Record<string, Outgoing[]>;
  const interrupted = (item: Outgoing): Outgoing =>
    item.state === "sending" ? { ...item, state: "failed", error: "The page was left before this was sent." } : item;
  return Object.fromEntries(Object.entries(kept).map(([id, items]) => [id, items.map(interrupted)]));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
