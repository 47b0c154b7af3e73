import { useEffect, useState } from "preact/hooks";
import type { Shortcut } from "../../client/types";
import type { Chat } from "../core/chat";

const NONE: readonly string[] = [];

/** Ids of the shortcuts that fit what the visitor wants, asked for after each answer where any depend on that. */
export function useWanted(chat: Chat, all: readonly Shortcut[]): readonly string[] {
  const [wanted, setWanted] = useState(NONE);
  const conversation = chat.room?.conversation?.id;
  const answered = chat.room?.transcript.messages.findLast(({ author }) => author === "bot")?.id;
  const depends = all.some(({ by_intent }) => by_intent);
  useEffect(() => {
    if (!depends || !conversation || !answered) return setWanted(NONE);
    let stale = false;
    const { api } = chat;
    api.asVisitor<{ items: string[] }>(`/conversations/${conversation}/shortcuts`, "GET").then(
      ({ items }) => stale || setWanted(items),
      () => undefined, // what was offered before stays
    );
    return () => {
      stale = true;
    };
  }, [depends, conversation, answered]);
  return wanted;
}
