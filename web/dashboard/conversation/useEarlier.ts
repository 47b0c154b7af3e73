import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/client";
import { putEarlier } from "../api/thread";
import type { Thread } from "../api/types";

export function useEarlier(id: string, thread: Thread) {
  const cache = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.thread(id, thread.messages[0]?.seq),
    onSuccess: (earlier) => cache.setQueryData<Thread>(["thread", id], (shown) => shown && putEarlier(shown, earlier)),
  });
  return { load: () => mutate(), isPending, error };
}
