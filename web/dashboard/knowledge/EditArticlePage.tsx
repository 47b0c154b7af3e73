import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../api/client";
import { articleQuery } from "../api/queries";
import type { Article } from "../api/types";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { useUnsavedGuard } from "../ui/useUnsavedGuard";
import { changedFields, draftOf } from "./articleForm";
import { ArticleForm } from "./ArticleForm";

export function EditArticlePage() {
  const { articleId } = useParams({ from: "/knowledge/articles/$articleId/edit" });
  const { data: article, error, refetch } = useQuery({ ...articleQuery(articleId), refetchOnWindowFocus: false });
  return (
    <Page title="Edit the article" back={<BackToArticle id={articleId} />}>
      {error && !article && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !article && <Skeleton rows={6} kind="text" />}
      {article && <Editor key={articleId} article={article} />}
    </Page>
  );
}

/** Changes what was there when the page opened: a version that comes meanwhile is noticed when it is saved. */
function Editor({ article: latest }: { article: Article }) {
  const [article] = useState(latest);
  const before = draftOf(article);
  const [draft, setDraft] = useState(before);
  const changes = changedFields(before, draft);
  const isDirty = Object.keys(changes).length > 0;
  const { letGo } = useUnsavedGuard(isDirty);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: () => api.changeArticle(article.id, { version: article.version, ...changes }),
    onSuccess: (changed) => {
      letGo();
      cache.setQueryData(["article", article.id], changed);
      void cache.invalidateQueries({ queryKey: ["articles"] });
      void navigate({ to: "/knowledge/articles/$articleId", params: { articleId: article.id } });
    },
  });
  return (
    <>
      {article.source_kind !== "desk" && (
        <p className="article-note">
          This article was imported from {article.source}. What you change here stays until the page itself changes there; then the import brings the
          new page.
        </p>
      )}
      <ArticleForm
        draft={draft}
        onChange={setDraft}
        onSave={() => save.mutate()}
        save="Publish the changes"
        isPending={save.isPending}
        isDirty={isDirty}
        error={save.error}
        base={article.public_url}
      />
    </>
  );
}

function BackToArticle({ id }: { id: string }) {
  return (
    <Link to="/knowledge/articles/$articleId" params={{ articleId: id }} className="page-back">
      <ArrowLeft size={15} aria-hidden="true" /> The article
    </Link>
  );
}
