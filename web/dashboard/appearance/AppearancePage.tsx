import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Appearance, appearanceApi, appearanceQuery } from "../api/appearance";
import { useSession } from "../session/SessionGate";
import { announce } from "../ui/announcer";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { useUnsavedGuard } from "../ui/useUnsavedGuard";
import { LookFields } from "./LookFields";
import { Preview } from "./Preview";
import { TextsFields } from "./TextsFields";
import { tidy } from "./words";
import "./Appearance.css";

export function AppearancePage() {
  const { data, error, refetch } = useQuery({ ...appearanceQuery, refetchOnWindowFocus: false });
  return (
    <Page title="Appearance" intro="How the chat looks on your site and what it says first. Visitors see it with their next page; what a page’s script tag says comes first.">
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} kind="text" />}
      {data && <Editor saved={data} />}
    </Page>
  );
}

function Editor({ saved }: { saved: Appearance }) {
  const { workspace } = useSession();
  const [draft, setDraft] = useState(saved);
  const [language, setLanguage] = useState("en");
  const isDirty = JSON.stringify(tidy(draft)) !== JSON.stringify(saved);
  useUnsavedGuard(isDirty);
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: () => appearanceApi.change(tidy(draft)),
    onSuccess: (now) => {
      cache.setQueryData(appearanceQuery.queryKey, now);
      setDraft(now);
      announce("Saved. Visitors see it with their next page.");
    },
  });
  const change = (part: Partial<Appearance>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <div className="appearance">
      <form className="appearance-form" onSubmit={submit}>
        <LookFields draft={draft} onChange={change} workspace={workspace.name} />
        <TextsFields texts={draft.texts} language={language} onLanguage={setLanguage} onChange={(texts) => change({ texts })} />
        {save.error && <ErrorNotice error={save.error} />}
        <div className="appearance-save">
          <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={!isDirty}>
            Save
          </Button>
          {isDirty && <Button onPress={() => setDraft(saved)}>Put back</Button>}
        </div>
      </form>
      <Preview draft={draft} language={language} siteKey={workspace.site_key} name={workspace.name} />
    </div>
  );
}
