import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Import } from "../api/types";

/** Starts an import and goes to its page, where the progress is shown. */
export function useStartImport<T>(start: (input: T) => Promise<Import>) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: start,
    onSuccess: (item) => {
      cache.setQueryData(["import", item.id], item);
      void cache.invalidateQueries({ queryKey: ["imports"] });
      void navigate({ to: "/knowledge/imports/$importId", params: { importId: item.id } });
    },
  });
}
