import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Back } from "../ui/Back";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { counted } from "../ui/numbers";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { fullTime } from "../ui/time";
import { EffectView } from "./EffectView";
import { Examples } from "./Examples";
import { Nearest } from "./Nearest";
import { SuggestionEditor } from "./SuggestionEditor";
import { type Suggestion, suggestionApi, suggestionQuery } from "./suggestionApi";
import { WeekTable } from "./WeekTable";
import "./Suggestions.css";

export function SuggestionPage() {
  const { suggestionId } = useParams({ from: "/suggestions/$suggestionId" });
  // What somebody writes here must not be taken away by a fresh draft.
  const { data, error, refetch } = useQuery({ ...suggestionQuery(suggestionId), refetchOnWindowFocus: false });
  const back = <Back to="/suggestions">Suggestions</Back>;
  if (data) return <Shown key={`${suggestionId} ${data.state}`} suggestion={data} />;
  return (
    <Page title="Suggestion" back={back}>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} kind="text" />}
    </Page>
  );
}

function Shown({ suggestion }: { suggestion: Suggestion }) {
  return (
    <Page
      title={<span dir={suggestion.dir} lang={suggestion.language}>{suggestion.question}</span>}
      intro={`Asked ${counted(suggestion.times, "time")} in all, lately by ${counted(suggestion.visitors, "visitor")}`}
      back={<Back to="/suggestions">Suggestions</Back>}
    >
      <div className="suggestion-columns">
        <div className="suggestion-side">
          <Main suggestion={suggestion} />
          <section aria-labelledby="suggestion-weeks">
            <h2 id="suggestion-weeks">Week by week</h2>
            <WeekTable weeks={suggestion.weeks} />
          </section>
        </div>
        <div className="suggestion-side">
          <Examples suggestion={suggestion} />
          <Nearest articles={suggestion.nearest} />
        </div>
      </div>
    </Page>
  );
}

function Main({ suggestion }: { suggestion: Suggestion }) {
  if (suggestion.state === "open") return <SuggestionEditor suggestion={suggestion} />;
  if (suggestion.state === "rejected") return <Rejected suggestion={suggestion} />;
  return (
    <section aria-labelledby="suggestion-effect">
      <h2 id="suggestion-effect">What it changed</h2>
      <p>
        {suggestion.state === "approved" ? "Approved" : "Put into an article"} by {suggestion.decided_by}
        {suggestion.decided_at && `, ${fullTime(suggestion.decided_at)}`}.{" "}
        {suggestion.article_id && (
          <Link to="/knowledge/articles/$articleId" params={{ articleId: suggestion.article_id }} className="text-link">
            See the article
          </Link>
        )}
      </p>
      {suggestion.before && suggestion.after && <EffectView before={suggestion.before} after={suggestion.after} />}
    </section>
  );
}

function Rejected({ suggestion }: { suggestion: Suggestion }) {
  const cache = useQueryClient();
  const takeBack = useMutation({
    mutationFn: () => suggestionApi.takeBack(suggestion.id),
    onSuccess: async () => {
      void cache.invalidateQueries({ queryKey: ["suggestions"] });
      await cache.invalidateQueries({ queryKey: ["suggestion", suggestion.id] });
    },
  });
  return (
    <section aria-labelledby="suggestion-rejected">
      <h2 id="suggestion-rejected">Rejected</h2>
      <p>
        By {suggestion.decided_by}
        {suggestion.decided_at && `, ${fullTime(suggestion.decided_at)}`}. {counted(suggestion.visitors_since ?? 0, "visitor")} asked since.
      </p>
      {takeBack.error && <ErrorNotice error={takeBack.error} />}
      <p>
        <Button onPress={() => takeBack.mutate()} isPending={takeBack.isPending}>
          Suggest it again
        </Button>
      </p>
    </section>
  );
}
