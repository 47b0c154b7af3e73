import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { BookOpen, PenLine, Upload } from "lucide-react";
import { useCallback } from "react";
import { articlesQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { ArticleFilters } from "./ArticleFilters";
import { ArticleTable } from "./ArticleTable";
import "./ArticlesPage.css";

export function ArticlesPage() {
  const { q = "", language = "" } = useSearch({ from: "/knowledge" });
  const navigate = useNavigate({ from: "/knowledge" });
  const { data, error, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(articlesQuery(q, language));
  const first = data?.pages[0];
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  const router = useRouter();
  const filter = useCallback(
    (search: { q?: string; language?: string }) => {
      // Somebody who types and at once opens an article is on the way there and must not be called back.
      if (router.latestLocation.pathname.endsWith("/knowledge")) void navigate({ search, replace: true });
    },
    [router, navigate],
  );

  return (
    <Page
      title="Knowledge"
      intro="The articles that the bot answers from. It quotes them, and says that it does not know what is not in them."
      actions={
        <>
          <NewArticleLink />
          <ImportLink />
        </>
      }
    >
      <ArticleFilters q={q} language={language} languages={first?.languages ?? []} total={first?.total} onChange={filter} />
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} kind="text" />}
      {data && rows.length > 0 && <ArticleTable rows={rows} isStale={isPlaceholderData} />}
      {data && rows.length === 0 && (q || language ? <NothingFound q={q} onClear={() => filter({})} /> : <NoArticles />)}
      {hasNextPage && (
        <div className="articles-more">
          <Button onPress={() => void fetchNextPage()} isPending={isFetchingNextPage}>
            Show more
          </Button>
        </div>
      )}
    </Page>
  );
}

function NewArticleLink() {
  return (
    <Link to="/knowledge/new" className="button" data-variant="plain">
      <PenLine size={15} aria-hidden="true" />
      <span>New article</span>
    </Link>
  );
}

function ImportLink() {
  return (
    <Link to="/knowledge/imports" className="button" data-variant="primary">
      <Upload size={15} aria-hidden="true" />
      <span>Import</span>
    </Link>
  );
}

function NothingFound({ q, onClear }: { q: string; onClear: () => void }) {
  return (
    <EmptyState icon={BookOpen} title={q ? `Nothing found for “${q}”` : "No article in this language"}>
      <p>Try fewer or other words, or look in all languages.</p>
      <Button onPress={onClear}>Show all articles</Button>
    </EmptyState>
  );
}

function NoArticles() {
  return (
    <EmptyState icon={BookOpen} title="The bot knows nothing yet">
      <p>Give it your help centre: the address of your site, or files from your computer. It takes a minute or two. Or write the first article here.</p>
      <ImportLink />
      <NewArticleLink />
    </EmptyState>
  );
}
