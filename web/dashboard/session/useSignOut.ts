import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/client";
import { ApiError } from "../api/http";
import { forgetDrafts } from "../conversation/drafts";
import { forgetOutbox } from "../conversation/outbox";

/** Signs out and leaves nothing of the conversations in this browser. */
export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      try {
        await api.signOut();
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 401)) throw error; // already signed out is what was wanted
      }
    },
    onSuccess: () => {
      forgetDrafts();
      forgetOutbox();
      // A fresh page: nothing of the last agent's cache stays in memory.
      cache.clear();
      window.location.assign("/desk");
    },
  });
}
