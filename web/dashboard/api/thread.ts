/** Pure changes to a loaded conversation: messages stay in order of `seq`, each of them once. */

import type { Message, Thread } from "./types";

export function putMessage(thread: Thread, message: Message): Thread {
  const others = thread.messages.filter((each) => each.id !== message.id);
  return { ...thread, messages: inOrder([...others, message]) };
}

/** Puts older messages before those that are shown. */
export function putEarlier(thread: Thread, earlier: Thread): Thread {
  return { ...thread, more: earlier.more, messages: unique([...earlier.messages, ...thread.messages]) };
}

/**
 * Joins a fresh page with what was loaded before. When messages may be missing between the two, only the fresh
 * page is kept: a gap in a conversation is worse than loading again.
 */
export function mergeThread(old: Thread | undefined, fresh: Thread): Thread {
  if (!old || !fresh.more) return fresh;
  const newestOld = old.messages.at(-1)?.seq ?? -1;
  const oldestFresh = fresh.messages[0]?.seq ?? 0;
  if (newestOld < oldestFresh) return fresh;
  return { ...fresh, more: old.more, messages: unique([...old.messages, ...fresh.messages]) };
}

function unique(messages: Message[]): Message[] {
  return inOrder([...new Map(messages.map((message) => [message.id, message])).values()]);
}

function inOrder(messages: Message[]): Message[] {
  return messages.sort((a, b) => a.seq - b.seq);
}
