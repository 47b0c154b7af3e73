import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/client";
import { putUnderstanding } from "../api/thread";
import type { Thread } from "../api/types";
import type { Intent, Mood, Understanding } from "../api/understanding";

export type Change = { mood: Mood } | { intent: Pick<Intent, "key" | "label"> | null };

export interface Correction {
  correct: (change: Change) => void;
  /** What was corrected last and has been kept. */
  kept: "mood" | "intent" | null;
  error: Error | null;
}

/** Lets an agent say what a message is. It shows at once, and goes back if the server does not take it. */
export function useCorrection(conversationId: string, before: Understanding): Correction {
  const cache = useQueryClient();
  const put = (understanding: Understanding) =>
    cache.setQueryData<Thread>(["thread", conversationId], (thread) => thread && putUnderstanding(thread, understanding));
  const { mutate, variables, isSuccess, error } = useMutation({
    mutationFn: (change: Change) =>
      "mood" in change
        ? api.correctMood(conversationId, before.message_id, change.mood)
        : api.correctIntent(conversationId, before.message_id, change.intent?.key ?? null),
    onMutate: (change) => {
      put(corrected(before, change));
      return before;
    },
    onSuccess: put,
    onError: (_, __, old) => old && put(old),
  });
  const kept = isSuccess && variables ? ("mood" in variables ? "mood" : "intent") : null;
  return { correct: mutate, kept, error };
}

/** What the server will most likely answer. */
export function corrected(before: Understanding, change: Change): Understanding {
  if ("mood" in change) return { ...before, mood: change.mood, corrected: { ...before.corrected, mood: true } };
  const intent = change.intent && { ...change.intent, probability: 1 };
  return { ...before, intent, corrected: { ...before.corrected, intent: true } };
}
