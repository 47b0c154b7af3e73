/** Half-written replies, one a conversation, kept in this browser until they are sent or the agent signs out. */

import { useSyncExternalStore } from "react";

const PREFIX = "jawab.draft.";
const listeners = new Set<() => void>();

export function readDraft(memberId: string, conversationId: string): string {
  return localStorage.getItem(draftKey(memberId, conversationId)) ?? "";
}

export function saveDraft(memberId: string, conversationId: string, text: string): void {
  const key = draftKey(memberId, conversationId);
  if (text) localStorage.setItem(key, text);
  else localStorage.removeItem(key);
  for (const listener of listeners) listener();
}

export function useDraft(memberId: string, conversationId: string): string {
  return useSyncExternalStore(subscribe, () => readDraft(memberId, conversationId));
}

export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

const draftKey = (memberId: string, conversationId: string) => `${PREFIX}${memberId}.${conversationId}`;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
