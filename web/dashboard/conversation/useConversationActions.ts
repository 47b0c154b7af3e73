import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/client";
import { LiveCache } from "../live/apply";
import { useSession } from "../session/SessionGate";

export type Action = "takeOver" | "handBack" | "close";

export interface ConversationActions {
  run: (action: Action) => void;
  pending: Action | null;
  error: Error | null;
}

/** Take over, hand back, close. The answer is written into the cache at once, as if the stream had told it. */
export function useConversationActions(id: string): ConversationActions {
  const cache = useQueryClient();
  const { member } = useSession();
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: (action: Action) => api[action](id),
    onSuccess: (row) => new LiveCache(cache, member.id).apply("conversation", row),
  });
  return { run: (action) => !isPending && mutate(action), pending: isPending ? variables : null, error };
}
