/** Who is typing where, forgotten five seconds after the last sign of it. */

import { useSyncExternalStore } from "react";

export interface Typist {
  author: "agent" | "visitor";
  name: string | null;
}

const FORGET_MS = 5000;
const typists = new Map<string, Typist>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

export function noteTyping(conversationId: string, typist: Typist): void {
  clearTimeout(timers.get(conversationId));
  timers.set(conversationId, setTimeout(() => forgetTyping(conversationId), FORGET_MS));
  typists.set(conversationId, typist);
  tell();
}

export function forgetTyping(conversationId: string): void {
  clearTimeout(timers.get(conversationId));
  timers.delete(conversationId);
  if (typists.delete(conversationId)) tell();
}

export function useTyping(conversationId: string): Typist | undefined {
  return useSyncExternalStore(subscribe, () => typists.get(conversationId));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
