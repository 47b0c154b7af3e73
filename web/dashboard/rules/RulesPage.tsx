import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { rulesQuery } from "../api/intentQueries";
import type { Rules } from "../api/understanding";
import { understandingApi } from "../api/understandingClient";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { HandoffRule } from "./HandoffRule";
import { Patterns } from "./Patterns";
import { PlaceFields } from "./PlaceFields";
import "./RulesPage.css";

export function RulesPage() {
  const { data, error, refetch } = useQuery(rulesQuery);
  return (
    <Page title="Understanding" intro="Each message is read for language, mood, intent and what it names. Here you say what follows from that, and what your shop calls things.">
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} kind="text" />}
      {data && <RulesForm saved={data} />}
    </Page>
  );
}

function RulesForm({ saved }: { saved: Rules }) {
  const [rules, setRules] = useState(saved);
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: async () => {
      // The threshold is set on the page of intents, maybe since this one was opened.
      const { intent_threshold } = await cache.fetchQuery({ ...rulesQuery, staleTime: 0 });
      return understandingApi.saveRules({ ...rules, intent_threshold });
    },
    onSuccess: (next) => cache.setQueryData(rulesQuery.queryKey, next),
  });
  const change = (part: Partial<Rules>) => {
    save.reset();
    setRules((before) => ({ ...before, ...part }));
  };
  return (
    <form
      className="rules"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <HandoffRule rules={rules} onChange={change} />
      <PlaceFields rules={rules} onChange={change} />
      <Patterns patterns={rules.patterns} onChange={(patterns) => change({ patterns })} />
      {save.error && <ErrorNotice error={save.error} />}
      <div className="rules-foot">
        <Button type="submit" variant="primary" isPending={save.isPending}>
          Save
        </Button>
        <span role="status">{save.isSuccess && "Saved. It holds from the next message on."}</span>
      </div>
    </form>
  );
}
