/** Pure changes to a loaded conversation: messages stay in order of `seq`, each of them once. */

import type { Message, Thread } from "./types";
import type { Understanding } from "./understanding";

export function putMessage(thread: Thread, message: Message): Thread {
  const others = thread.messages.filter((each) => each.id !== message.id);
  return { ...thread, messages: inOrder([...others, message]) };
}

/** Puts what was read out of a message into its conversation, in place of what was known of it. */
export function putUnderstanding(thread: Thread, understanding: Understanding): Thread {
  return { ...thread, understandings: latest(thread.understandings, [understanding]) };
}

/** Puts older messages before those that are shown. */
export function putEarlier(thread: Thread, earlier: Thread): Thread {
  return {
    ...thread,
    more: earlier.more,
    messages: unique([...earlier.messages, ...thread.messages]),
    understandings: latest(earlier.understandings, thread.understandings),
  };
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
  return {
    ...fresh,
    more: old.more,
    messages: unique([...old.messages, ...fresh.messages]),
    understandings: latest(old.understandings, fresh.understandings),
  };
}

function unique(messages: Message[]): Message[] {
  return inOrder([...new Map(messages.map((message) => [message.id, message])).values()]);
}

/** One for each message, the later list's before the earlier's; in the order in which the messages were read. */
function latest(earlier: Understanding[], later: Understanding[]): Understanding[] {
  const known = new Map([...earlier, ...later].map((each) => [each.message_id, each]));
  return [...known.values()].sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
}

function inOrder(messages: Message[]): Message[] {
  return messages.sort((a, b) => a.seq - b.seq);
}
