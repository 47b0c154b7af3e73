import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { type NewReplay, replayApi } from "../api/replay";
import { articleQuery } from "../api/queries";
import type { Article } from "../api/types";
import { LinesField } from "../intents/LinesField";
import { useSession } from "../session/SessionGate";
import { Button } from "../ui/Button";
import { Choice } from "../ui/Choice";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { ArticleDraft } from "./ArticleDraft";
import { EMPTY, formOf, type ReplayForm, toReplay } from "./form";
import "./Replay.css";

const WHOSE = [
  ["visitors", "What visitors asked"],
  ["own", "Questions of my own"],
] as const;

export function NewReplayPage() {
  const { article: id } = useSearch({ from: "/replays/new" });
  const { data: article, error } = useQuery({ ...articleQuery(id ?? ""), enabled: id !== undefined, refetchOnWindowFocus: false });
  return (
    <Page title="New trial" intro="Nothing changes for visitors until you publish." back={<BackToReplays />}>
      {error && <ErrorNotice error={error} />}
      {id && !article && !error && <Skeleton rows={6} kind="text" />}
      {(!id || article) && <Form article={article ?? null} />}
    </Page>
  );
}

function Form({ article }: { article: Article | null }) {
  const [form, setForm] = useState<ReplayForm>(article ? formOf(article) : EMPTY);
  const [missing, setMissing] = useState("");
  const { llm } = useSession();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: (body: NewReplay) => replayApi.start(body),
    onSuccess: (replay) => {
      cache.setQueryData(["replay", replay.id], replay);
      void cache.invalidateQueries({ queryKey: ["replays"] });
      void navigate({ to: "/replays/$replayId", params: { replayId: replay.id } });
    },
  });
  const change = (part: Partial<ReplayForm>) => {
    setMissing("");
    setForm((before) => ({ ...before, ...part }));
  };
  return (
    <form
      className="replay-form"
      onSubmit={(event) => {
        event.preventDefault();
        const body = toReplay(form, article);
        if (typeof body === "string") setMissing(body);
        else start.mutate(body);
      }}
    >
      <Field label="Name" value={form.name} onChange={(name) => change({ name })} help="So that you find it again, such as “Longer return time”." />
      <h2>What is changed</h2>
      <Field
        label="How sure an answer must be, in percent"
        inputMode="decimal"
        value={form.sure}
        onChange={(sure) => change({ sure })}
        help="Empty: as it is. Lower answers more and is wrong more often; higher says “I don’t know” more often."
      />
      <ArticleDraft form={form} onChange={change} isNew={article === null} />
      {llm && (
        <Field label="What the LLM is told, beside its rules" value={form.instructions} onChange={(instructions) => change({ instructions })} />
      )}
      <h2>Which questions</h2>
      <Choice legend="Ask again" options={WHOSE} value={form.asks} onChange={(asks) => change({ asks })} />
      {form.asks === "visitors" ? (
        <Field label="Of the last days" inputMode="numeric" value={form.days} onChange={(days) => change({ days })} help="The newest hundred questions of that time." />
      ) : (
        <LinesField label="Questions" value={form.questions} onChange={(questions) => change({ questions })} />
      )}
      {missing && <p className="field-error" role="alert">{missing}</p>}
      {start.error && <ErrorNotice error={start.error} />}
      <Button type="submit" variant="primary" isPending={start.isPending}>
        Try it
      </Button>
    </form>
  );
}

export function BackToReplays() {
  return (
    <Link to="/replays" className="page-back">
      <ArrowLeft size={15} aria-hidden="true" />
      Trials
    </Link>
  );
}
