import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { IntentForm } from "../api/understanding";
import { understandingApi } from "../api/understandingClient";
import { Back } from "../ui/Back";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { IntentFields } from "./IntentFields";
import { MOST_LINES, toLines } from "./lines";
import { LinesField } from "./LinesField";
import "./IntentForm.css";

const EMPTY: IntentForm = { label: "", labels: {}, description: "", handling: "answer" };

export function NewIntentPage() {
  const [form, setForm] = useState(EMPTY);
  const [text, setText] = useState("");
  const cache = useQueryClient();
  const navigate = useNavigate();
  const examples = toLines(text);
  const create = useMutation({
    mutationFn: () => understandingApi.createIntent({ ...form, examples }),
    onSuccess: (intent) => {
      cache.setQueryData(["intent", intent.id], intent);
      void cache.invalidateQueries({ queryKey: ["intents"] });
      void navigate({ to: "/intents/$intentId", params: { intentId: intent.id } });
    },
  });
  return (
    <Page title="New intent" back={<Back to="/intents">Intents</Back>}>
      <form
        className="intent-form"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <IntentFields form={form} onChange={setForm} />
        <LinesField label="Examples" value={text} onChange={setText} />
        {create.error && <ErrorNotice error={create.error} />}
        <Button type="submit" variant="primary" isPending={create.isPending} isDisabled={!form.label.trim() || examples.length > MOST_LINES}>
          Create the intent
        </Button>
      </form>
    </Page>
  );
}
