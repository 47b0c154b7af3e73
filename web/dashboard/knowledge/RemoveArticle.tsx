import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { api } from "../api/client";
import type { Article } from "../api/types";
import { ConfirmButton } from "../ui/ConfirmButton";
import { ErrorNotice } from "../ui/ErrorNotice";

export function RemoveArticle({ article }: { article: Article }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => api.removeArticle(article.id),
    onSuccess: async () => {
      await navigate({ to: "/knowledge" });
      cache.removeQueries({ queryKey: ["article", article.id] });
      void cache.invalidateQueries({ queryKey: ["articles"] });
    },
  });
  const comesBack = article.source_kind !== "desk" ? " The next import of its source brings it back if it is still there." : "";
  return (
    <>
      <ConfirmButton icon={Trash2} question={`Stop using it?${comesBack}`} yes="Remove" onYes={() => remove.mutate()} isPending={remove.isPending}>
        Remove
      </ConfirmButton>
      {remove.error && <ErrorNotice error={remove.error} />}
    </>
  );
}
