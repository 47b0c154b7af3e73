import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Lightbulb, RefreshCw } from "lucide-react";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { counted } from "../ui/numbers";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { fullTime } from "../ui/time";
import { FaqRules } from "./FaqRules";
import { suggestionApi, type SuggestionList, suggestionsQuery, type SuggestionState } from "./suggestionApi";
import { SuggestionTable } from "./SuggestionTable";
import { ruleWords, STATES } from "./words";
import "./Suggestions.css";

export function SuggestionsPage() {
  const { shown: state = "open" } = useSearch({ from: "/suggestions" });
  const { data, error, refetch } = useQuery(suggestionsQuery(state));
  return (
    <Page
      title="Suggestions"
      intro="Questions that visitors keep asking and the bot cannot answer yet. Approve an answer, and the next visitor gets it at once."
      actions={<LookNow />}
    >
      {data && <States state={state} counts={data.counts} />}
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={5} kind="text" />}
      {data && data.items.length > 0 && <SuggestionTable rows={data.items} days={data.rules.days} />}
      {data && data.items.length === 0 && <Nothing state={state} list={data} />}
      {data && <Rules key={`${data.rules.times} ${data.rules.days}`} list={data} />}
    </Page>
  );
}

function LookNow() {
  const cache = useQueryClient();
  const look = useMutation({
    mutationFn: suggestionApi.look,
    onSuccess: () => cache.invalidateQueries({ queryKey: ["suggestions"] }),
  });
  return (
    <>
      <span role="status" className="suggestion-looked">
        {look.data && (look.data.taken ? `${counted(look.data.taken, "new question")} taken up.` : "Nothing new since the last look.")}
      </span>
      {look.error && <ErrorNotice error={look.error} />}
      <Button icon={RefreshCw} onPress={() => look.mutate()} isPending={look.isPending}>
        Look now
      </Button>
    </>
  );
}

function States({ state, counts }: { state: SuggestionState; counts: SuggestionList["counts"] }) {
  const navigate = useNavigate({ from: "/suggestions" });
  return (
    <div className="suggestion-states" role="group" aria-label="Which suggestions">
      {STATES.map(([each, words]) => (
        <button key={each} type="button" className="suggestion-state" aria-pressed={each === state} onClick={() => void navigate({ search: each === "open" ? {} : { shown: each } })}>
          {words} <span className="suggestion-count">{counts[each] ?? 0}</span>
        </button>
      ))}
    </div>
  );
}

function Nothing({ state, list }: { state: SuggestionState; list: SuggestionList }) {
  if (state !== "open") {
    return (
      <EmptyState icon={Lightbulb} title="Nothing here yet">
        <p>{state === "rejected" ? "What you reject waits here, and comes back only if as many visitors more ask it." : "What you decide is kept here, with what it changed."}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Lightbulb} title="No question is asked often enough">
      <p>
        A question appears here once it was {ruleWords(list.rules.times, list.rules.days)}, in whatever language, and the bot did not know, was rated down, or an agent
        had to answer. {list.gathering > 0 && `${counted(list.gathering, "question")} ${list.gathering === 1 ? "is" : "are"} on the way.`}
      </p>
    </EmptyState>
  );
}

function Rules({ list }: { list: SuggestionList }) {
  return (
    <section className="suggestion-rules" aria-labelledby="suggestion-rules">
      <h2 id="suggestion-rules">When a question is suggested</h2>
      <FaqRules rules={list.rules} />
      <p className="muted">
        Conversations are looked through every ten minutes{list.rules.looked_at && `, last at ${fullTime(list.rules.looked_at)}`}.
      </p>
    </section>
  );
}
