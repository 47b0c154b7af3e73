import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ExternalLink, FlaskConical, PenLine } from "lucide-react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { safeLink } from "../../widget/markdown/links";
import { articleQuery } from "../api/queries";
import type { Article } from "../api/types";
import { Markdown } from "../markdown/Markdown";
import { Attachments } from "../rich/Attachments";
import { Back } from "../ui/Back";
import { ErrorNotice } from "../ui/ErrorNotice";
import { languageDir, languageName } from "../ui/language";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { fullTime } from "../ui/time";
import "../ui/Tabs.css";
import { Chunks } from "./Chunks";
import { RemoveArticle } from "./RemoveArticle";
import { Versions } from "./Versions";
import "./ArticlePage.css";

export function ArticlePage() {
  const { articleId } = useParams({ from: "/knowledge/articles/$articleId" });
  const { data: article, error, refetch } = useQuery(articleQuery(articleId));
  const back = <Back to="/knowledge">Knowledge</Back>;
  if (article) return <ArticleView article={article} />;
  return (
    <Page title="Article" back={back}>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} kind="text" />}
    </Page>
  );
}

function ArticleView({ article }: { article: Article }) {
  return (
    <Page
      title={<span dir={languageDir(article.language)} lang={article.language}>{article.title}</span>}
      intro={<Facts article={article} />}
      back={<Back to="/knowledge">Knowledge</Back>}
      actions={<Actions article={article} />}
    >
      <State article={article} />
      <Tabs className="tabs">
        <TabList aria-label="Article" className="tab-list">
          <Tab id="text" className="tab">Text</Tab>
          <Tab id="chunks" className="tab">Passages ({article.chunks.length})</Tab>
          <Tab id="versions" className="tab">Versions ({article.versions.length})</Tab>
        </TabList>
        <TabPanel id="text" className="tab-panel">
          <div className="article-text" dir={languageDir(article.language)} lang={article.language}>
            <Markdown source={article.markdown} base={article.public_url ?? window.location.origin} topHeading={2} />
          </div>
        </TabPanel>
        <TabPanel id="chunks" className="tab-panel">
          <Chunks chunks={article.chunks} language={article.language} />
        </TabPanel>
        <TabPanel id="versions" className="tab-panel">
          <Versions versions={article.versions} />
        </TabPanel>
      </Tabs>
      <Attachments target={{ kind: "articles", id: article.id }} when="Shown when an answer cites this article first." />
    </Page>
  );
}

function Actions({ article }: { article: Article }) {
  return (
    <>
      {article.public_url && <PublicLink url={article.public_url} />}
      {!article.removed_at && (
        <>
          <TryLink id={article.id} />
          <EditLink id={article.id} />
          <RemoveArticle article={article} />
        </>
      )}
    </>
  );
}

function State({ article }: { article: Article }) {
  if (article.removed_at) {
    return <p className="article-removed">This article was removed, or its source no longer has it, since {fullTime(article.removed_at)}. The bot does not use it any more.</p>;
  }
  if (!article.edited_by || article.source_kind === "desk") return null;
  return (
    <p className="article-removed">
      Changed here by {article.edited_by}. These words stay until the page itself changes at {article.source}; then the import brings the new page.
    </p>
  );
}

function TryLink({ id }: { id: string }) {
  return (
    <Link to="/replays/new" search={{ article: id }} className="button">
      <FlaskConical size={15} aria-hidden="true" />
      <span>Try an edit first</span>
    </Link>
  );
}

function EditLink({ id }: { id: string }) {
  return (
    <Link to="/knowledge/articles/$articleId/edit" params={{ articleId: id }} className="button" data-variant="plain">
      <PenLine size={15} aria-hidden="true" />
      <span>Edit</span>
    </Link>
  );
}

function Facts({ article }: { article: Article }) {
  return (
    <>
      {languageName(article.language)} ·{" "}
      {article.category && (
        <>
          <bdi>{article.category}</bdi> ·{" "}
        </>
      )}
      {article.words.toLocaleString()} words · from{" "}
      <Source article={article} /> · updated {fullTime(article.updated_at)}
      {article.edited_by && ` by ${article.edited_by}`}
    </>
  );
}

function Source({ article }: { article: Article }) {
  const href = article.origin_url && safeLink(article.origin_url, window.location.origin);
  if (!href) return <span className="article-source">{article.source}</span>;
  return (
    <a className="text-link article-source" href={href} target="_blank" rel="noopener noreferrer">
      {article.source}
    </a>
  );
}

function PublicLink({ url }: { url: string }) {
  const href = safeLink(url, window.location.origin);
  return href ? (
    <a className="button" data-variant="plain" href={href} target="_blank" rel="noopener">
      <ExternalLink size={15} aria-hidden="true" />
      <span>See it as visitors do</span>
    </a>
  ) : null;
}
