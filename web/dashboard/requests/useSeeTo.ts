import { useMutation, useQueryClient } from "@tanstack/react-query";
import { announce } from "../ui/announcer";
import { type ContactRequest, requestsApi } from "./requestsApi";

/** Marks a request as done, or puts a done one back among those that wait. */
export function useSeeTo(): { see: (item: ContactRequest) => void; error: Error | null } {
  const cache = useQueryClient();
  const { mutate, error } = useMutation({
    mutationFn: (item: ContactRequest) => (item.state === "new" ? requestsApi.done(item.id) : requestsApi.reopen(item.id)),
    onSuccess: (changed) => {
      announce(changed.state === "done" ? "Marked as done" : "Back among those that wait");
      return cache.invalidateQueries({ queryKey: ["requests"] });
    },
  });
  return { see: mutate, error };
}
