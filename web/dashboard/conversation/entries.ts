/** Turns messages into what the thread shows: days, and runs of messages by one author. */

import type { Message } from "../api/types";

export interface Entry {
  message: Message;
  /** First of its day: a date goes above it. */
  opensDay: boolean;
  /** First of a run by one author: the name goes above it. */
  opensRun: boolean;
}

const RUN_MS = 5 * 60_000;

export function toEntries(messages: Message[]): Entry[] {
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const opensDay = !before || new Date(before.created_at).toDateString() !== new Date(message.created_at).toDateString();
    return { message, opensDay, opensRun: opensDay || !before || !sameRun(before, message) };
  });
}

function sameRun(a: Message, b: Message): boolean {
  const near = Date.parse(b.created_at) - Date.parse(a.created_at) < RUN_MS;
  return near && a.author === b.author && a.author_name === b.author_name && b.author !== "bot";
}
