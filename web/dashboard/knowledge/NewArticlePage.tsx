import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../api/client";
import { Back } from "../ui/Back";
import { Page } from "../ui/Page";
import { useUnsavedGuard } from "../ui/useUnsavedGuard";
import { EMPTY } from "./articleForm";
import { ArticleForm } from "./ArticleForm";

export function NewArticlePage() {
  const [draft, setDraft] = useState(EMPTY);
  const isDirty = draft.title !== "" || draft.markdown !== "";
  const { letGo } = useUnsavedGuard(isDirty);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: () => api.writeArticle(draft),
    onSuccess: (article) => {
      letGo();
      cache.setQueryData(["article", article.id], article);
      void cache.invalidateQueries({ queryKey: ["articles"] });
      void navigate({ to: "/knowledge/articles/$articleId", params: { articleId: article.id } });
    },
  });
  return (
    <Page
      title="New article"
      intro="Once it is published the bot answers from it, and visitors can read it in your help centre."
      back={<Back to="/knowledge">Knowledge</Back>}
    >
      <ArticleForm
        draft={draft}
        onChange={setDraft}
        onSave={() => create.mutate()}
        save="Publish"
        isPending={create.isPending}
        isDirty={isDirty}
        error={create.error}
      />
    </Page>
  );
}
