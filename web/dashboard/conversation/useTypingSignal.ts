import { useRef } from "react";
import { api } from "../api/client";
import { ApiError } from "../api/http";

const EVERY_MS = 3000; // the visitor's side forgets it after 5 s

/** Tells the visitor that somebody writes, at most once in three seconds. */
export function useTypingSignal(conversationId: string): () => void {
  const last = useRef(0);
  return () => {
    if (Date.now() - last.current < EVERY_MS) return;
    last.current = Date.now();
    api.typing(conversationId).catch((error: unknown) => {
      // A courtesy, not worth a word to the agent when it fails; a fault in our own code still is.
      if (!(error instanceof ApiError)) throw error;
    });
  };
}
