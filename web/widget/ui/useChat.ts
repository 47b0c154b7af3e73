import { useEffect, useReducer } from "preact/hooks";
import type { Chat } from "../core/chat";

/** Draws the component again after every change of the chat. */
export function useChat(chat: Chat): void {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => chat.listen(() => draw(undefined)), [chat]);
}
