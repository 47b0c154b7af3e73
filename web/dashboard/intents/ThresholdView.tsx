import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { rulesQuery, thresholdQuery } from "../api/intentQueries";
import type { ThresholdHistory } from "../api/understanding";
import { understandingApi } from "../api/understandingClient";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Skeleton } from "../ui/Skeleton";
import { nearest, rightSentence, thresholdSentence } from "./threshold";
import { ThresholdChart } from "./ThresholdChart";
import { ThresholdTable } from "./ThresholdTable";
import "./Threshold.css";

/** What each setting of the threshold would have done on past messages, and the way to change it. */
export function ThresholdView() {
  const { data, error, refetch } = useQuery(thresholdQuery);
  if (data) return data.points.length ? <Setting key={data.threshold} history={data} /> : <p className="page-intro">Train first: then this page can tell what each setting would do.</p>;
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton rows={5} kind="text" />;
}

function Setting({ history }: { history: ThresholdHistory }) {
  const [at, setAt] = useState(() => nearest(history.points, history.threshold));
  const point = history.points[at]!;
  return (
    <div className="threshold">
      <div className="threshold-set">
        <p className="page-intro">
          The bot acts on an intent only when it is at least this sure. Below that it asks the visitor what they mean. Move it and see what it
          would have done on messages of the past.
        </p>
        <ThresholdChart points={history.points} at={at} />
        <Slider history={history} at={at} onChange={setAt} />
        <p className="threshold-sentence" aria-live="polite">
          {thresholdSentence(point, history.n)} <span className="muted">{rightSentence(point)}</span>
        </p>
        <Save threshold={point.threshold} saved={history.threshold} />
      </div>
      <ThresholdTable points={history.points} at={at} />
    </div>
  );
}

function Slider({ history, at, onChange }: { history: ThresholdHistory; at: number; onChange: (at: number) => void }) {
  const id = useId();
  const point = history.points[at]!;
  return (
    <div className="threshold-slider">
      <label htmlFor={id}>How sure the bot must be</label>
      <output htmlFor={id}>{point.threshold.toFixed(2)}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={history.points.length - 1}
        value={at}
        aria-valuetext={`${point.threshold.toFixed(2)}. ${thresholdSentence(point, history.n)}`}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </div>
  );
}

function Save({ threshold, saved }: { threshold: number; saved: number }) {
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: async () => understandingApi.saveRules({ ...(await cache.fetchQuery({ ...rulesQuery, staleTime: 0 })), intent_threshold: threshold }),
    onSuccess: (rules) => {
      cache.setQueryData(rulesQuery.queryKey, rules);
      void cache.invalidateQueries({ queryKey: ["threshold"] });
    },
  });
  const isSaved = Math.abs(threshold - saved) < 0.0005;
  return (
    <div className="threshold-save">
      <Button variant="primary" isDisabled={isSaved} isPending={save.isPending} onPress={() => save.mutate()}>
        {isSaved ? "This is your setting" : `Save ${threshold.toFixed(2)}`}
      </Button>
      {!isSaved && <span className="muted">Your setting now is {saved.toFixed(2)}.</span>}
      {save.error && <ErrorNotice error={save.error} />}
    </div>
  );
}
