import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Back } from "../ui/Back";
import { Button } from "../ui/Button";
import { ConfirmButton } from "../ui/ConfirmButton";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { Chip } from "./Chip";
import { ShortcutFields } from "./ShortcutFields";
import { type Shortcut, type ShortcutForm, shortcutsApi, shortcutsQuery } from "./shortcutsApi";
import { cleaned, EMPTY, nameOf } from "./words";
import { WhenFields } from "./WhenFields";
import "../guidance/Guidance.css";
import "./Shortcuts.css";

const back = <Back to="/shortcuts">Shortcuts</Back>;

export function NewShortcutPage() {
  return (
    <Page title="New shortcut" back={back}>
      <Editor />
    </Page>
  );
}

export function ShortcutPage() {
  const { shortcutId } = useParams({ from: "/shortcuts/$shortcutId" });
  const { data, error, refetch } = useQuery(shortcutsQuery);
  const item = data?.items.find(({ id }) => id === shortcutId);
  return (
    <Page title={item ? <bdi>{nameOf(item).name}</bdi> : "Shortcut"} back={back} actions={item && <Delete item={item} />}>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} kind="text" />}
      {data && !item && <p>This shortcut is not there any more.</p>}
      {item && <Editor key={item.id} item={item} />}
    </Page>
  );
}

function Editor({ item }: { item?: Shortcut }) {
  const [form, setForm] = useState<ShortcutForm>(item ? formOf(item) : EMPTY);
  const { data } = useQuery(shortcutsQuery);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: () => (item ? shortcutsApi.change(item.id, cleaned(form)) : shortcutsApi.create(cleaned(form))),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: shortcutsQuery.queryKey });
      if (!item) await navigate({ to: "/shortcuts/$shortcutId", params: { shortcutId: id } });
    },
  });
  const change = (part: Partial<ShortcutForm>) => {
    save.reset();
    setForm((before) => ({ ...before, ...part }));
  };
  const isNamed = Object.values(form.words).every(({ label }) => label.trim() !== "");
  return (
    <div className="shortcut-editor">
      <form
        className="guidance-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <ShortcutFields form={form} zone={data?.time_zone ?? ""} onChange={change} />
        <WhenFields conditions={form.conditions} zone={data?.time_zone ?? ""} onChange={(part) => change({ conditions: { ...form.conditions, ...part } })} />
        {save.error && <ErrorNotice error={save.error} />}
        <div className="form-foot">
          <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={!isNamed}>
            {item ? "Save" : "Add the shortcut"}
          </Button>
          <span role="status">{save.isSuccess && "Saved. Visitors see it when they open the chat next."}</span>
        </div>
      </form>
      <Preview form={form} />
    </div>
  );
}

function Preview({ form }: { form: ShortcutForm }) {
  return (
    <aside className="shortcut-preview" aria-labelledby="preview-heading">
      <h2 id="preview-heading">In the chat</h2>
      {Object.entries(form.words).map(([language, { label }]) => (
        <Chip key={language} kind={form.kind} label={label} language={language} />
      ))}
    </aside>
  );
}

function Delete({ item }: { item: Shortcut }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => shortcutsApi.remove(item.id),
    onSuccess: async () => {
      await navigate({ to: "/shortcuts" });
      await cache.invalidateQueries({ queryKey: shortcutsQuery.queryKey });
    },
  });
  return (
    <>
      <ConfirmButton icon={Trash2} question="Delete this shortcut?" yes="Delete" onYes={() => remove.mutate()} isPending={remove.isPending}>
        Delete
      </ConfirmButton>
      {remove.error && <ErrorNotice error={remove.error} />}
    </>
  );
}

function formOf({ kind, words, url, times, conditions, active }: Shortcut): ShortcutForm {
  return { kind, words, url, times, conditions, active };
}
