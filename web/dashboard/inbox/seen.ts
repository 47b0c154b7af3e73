/** How far this agent has read each conversation, kept in this browser. */

import { useSyncExternalStore } from "react";
import type { InboxRow } from "../api/types";

const KEY = "jawab.seen";
const KEPT = 1000;
const listeners = new Set<() => void>();
let seen: Record<string, number> = load();

export function markSeen(id: string, seq: number): void {
  if ((seen[id] ?? -1) >= seq) return;
  const { [id]: _, ...others } = seen;
  seen = Object.fromEntries([...Object.entries(others), [id, seq] as const].slice(-KEPT));
  localStorage.setItem(KEY, JSON.stringify(seen));
  for (const listener of listeners) listener();
}

/**
 * Unread: something came after this agent last looked, and a person is expected to answer. In a conversation that
 * waits, the notice that tells the visitor so is the last message; with a person, only what the visitor writes counts.
 */
export function isUnread(row: InboxRow, readTo: number): boolean {
  if (row.last_seq <= readTo) return false;
  return row.state === "waiting" || (row.state === "human" && row.last_author === "visitor");
}

export function useUnread(row: InboxRow): boolean {
  return useSyncExternalStore(subscribe, () => isUnread(row, seen[row.id] ?? -1));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function load(): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<string, number>;
  } catch {
    return {}; // unreadable: everything counts as unread once more, which loses nothing
  }
}
