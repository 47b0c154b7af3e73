import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { intentQuery } from "../api/intentQueries";
import type { Example, IntentForm, IntentWithTexts } from "../api/understanding";
import { understandingApi } from "../api/understandingClient";
import { Attachments } from "../rich/Attachments";
import { Back } from "../ui/Back";
import { Button } from "../ui/Button";
import { ConfirmButton } from "../ui/ConfirmButton";
import { ErrorNotice } from "../ui/ErrorNotice";
import { counted } from "../ui/numbers";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { Examples } from "./Examples";
import { IntentFields } from "./IntentFields";
import "./IntentForm.css";

export function IntentPage() {
  const { intentId } = useParams({ from: "/intents/$intentId" });
  const { data: intent, error, refetch } = useQuery(intentQuery(intentId));
  const back = <Back to="/intents">Intents</Back>;
  if (intent) return <Editor key={intentId} intent={intent} />;
  return (
    <Page title="Intent" back={back}>
      {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} kind="text" />}
    </Page>
  );
}

function Editor({ intent }: { intent: IntentWithTexts }) {
  return (
    <Page title={<bdi>{intent.label}</bdi>} back={<Back to="/intents">Intents</Back>} actions={<Delete intent={intent} />}>
      <div className="intent-editor">
        <Details intent={intent} />
        <IntentExamples intent={intent} />
      </div>
      <Attachments target={{ kind: "intents", id: intent.id }} when="Shown when a visitor surely wants this, also while they wait for a person." />
    </Page>
  );
}

function Details({ intent }: { intent: IntentWithTexts }) {
  const { label, labels, description, handling } = intent;
  const [form, setForm] = useState<IntentForm>({ label, labels, description, handling });
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: () => understandingApi.changeIntent(intent.id, form),
    onSuccess: (changed) => {
      cache.setQueryData<IntentWithTexts>(["intent", intent.id], (old) => old && { ...old, ...changed });
      void cache.invalidateQueries({ queryKey: ["intents"] });
    },
  });
  return (
    <form
      className="intent-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <IntentFields form={form} onChange={setForm} />
      {save.error && <ErrorNotice error={save.error} />}
      <div className="form-foot">
        <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={!form.label.trim()}>
          Save
        </Button>
        <span role="status">{save.isSuccess && "Saved."}</span>
      </div>
    </form>
  );
}

function IntentExamples({ intent }: { intent: IntentWithTexts }) {
  const cache = useQueryClient();
  const add = async (texts: string[]) => {
    const changed = await understandingApi.addExamples(intent.id, texts);
    cache.setQueryData(["intent", intent.id], changed);
    void cache.invalidateQueries({ queryKey: ["intents"] });
    return changed.texts;
  };
  const remove = async (example: Example) => {
    await understandingApi.deleteExample(intent.id, example.id);
    void cache.invalidateQueries({ queryKey: ["intents"] });
    await cache.invalidateQueries({ queryKey: ["intent", intent.id] });
  };
  return <Examples texts={intent.texts} add={add} remove={remove} />;
}

function Delete({ intent }: { intent: IntentWithTexts }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => understandingApi.deleteIntent(intent.id),
    onSuccess: async () => {
      await navigate({ to: "/intents" });
      cache.removeQueries({ queryKey: ["intent", intent.id] });
      void cache.invalidateQueries({ queryKey: ["intents"] });
    },
  });
  return (
    <>
      <ConfirmButton icon={Trash2} question={`Delete it with its ${counted(intent.texts.length, "example")}?`} yes="Delete" onYes={() => remove.mutate()} isPending={remove.isPending}>
        Delete
      </ConfirmButton>
      {remove.error && <ErrorNotice error={remove.error} />}
    </>
  );
}
