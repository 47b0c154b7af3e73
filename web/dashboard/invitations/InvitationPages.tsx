import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { appearanceQuery } from "../api/appearance";
import { Back } from "../ui/Back";
import { Button } from "../ui/Button";
import { ConfirmButton } from "../ui/ConfirmButton";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { useUnsavedGuard } from "../ui/useUnsavedGuard";
import { BubblePreview } from "./BubblePreview";
import { CalmFields } from "./CalmFields";
import { type Invitation, type InvitationForm, invitationsApi, invitationsQuery } from "./invitationsApi";
import { Results } from "./Results";
import { TriggerFields } from "./TriggerFields";
import { WhenFields } from "./WhenFields";
import { EMPTY } from "./words";
import { WordsFields } from "./WordsFields";
import "../guidance/Guidance.css";
import "../ui/Table.css";
import "./Invitations.css";

const back = <Back to="/invitations">Invitations</Back>;

export function NewInvitationPage() {
  return (
    <Page title="New invitation" back={back}>
      <Editor />
    </Page>
  );
}

export function InvitationPage() {
  const { invitationId } = useParams({ from: "/invitations/$invitationId" });
  const { data, error, refetch } = useQuery(invitationsQuery);
  const item = data?.items.find(({ id }) => id === invitationId);
  return (
    <Page title={item ? <bdi>{item.name}</bdi> : "Invitation"} back={back} actions={item && <Delete item={item} />}>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} kind="text" />}
      {data && !item && <p>This invitation is not there any more.</p>}
      {item && <Editor key={item.id} item={item} />}
    </Page>
  );
}

function Editor({ item }: { item?: Invitation }) {
  const saved = item ? formOf(item) : EMPTY;
  const [form, setForm] = useState(saved);
  const { data } = useQuery(invitationsQuery);
  const { data: appearance } = useQuery(appearanceQuery);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { letGo } = useUnsavedGuard(JSON.stringify(form) !== JSON.stringify(saved));
  const save = useMutation({
    mutationFn: () => (item ? invitationsApi.change(item.id, form) : invitationsApi.create(form)),
    onSuccess: async (made) => {
      if (!item) letGo();
      await cache.invalidateQueries({ queryKey: invitationsQuery.queryKey });
      if (item) setForm(formOf(made));
      else await navigate({ to: "/invitations/$invitationId", params: { invitationId: made.id } });
    },
  });
  const change = (part: Partial<InvitationForm>) => {
    save.reset();
    setForm((before) => ({ ...before, ...part }));
  };
  return (
    <div className="invitation-editor">
      <form
        className="guidance-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Field label="Name" help="For you alone." value={form.name} onChange={(name) => change({ name })} isRequired maxLength={80} />
        <TriggerFields trigger={form.trigger} onChange={(trigger) => change({ trigger })} />
        <WhenFields trigger={form.trigger} conditions={form.conditions} zone={data?.time_zone ?? ""} onChange={(part) => change({ conditions: { ...form.conditions, ...part } })} />
        <WordsFields form={form} onChange={change} />
        <CalmFields form={form} onChange={change} />
        {save.error && <ErrorNotice error={save.error} />}
        <div className="form-foot">
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {item ? "Save" : "Add the invitation"}
          </Button>
          <span role="status">{save.isSuccess && "Saved. Visitors get it with their next page, a minute later at most."}</span>
        </div>
        {item && <Results invitation={item} />}
      </form>
      <BubblePreview form={form} color={appearance?.color ?? "#0f766e"} />
    </div>
  );
}

function Delete({ item }: { item: Invitation }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => invitationsApi.remove(item.id),
    onSuccess: async () => {
      await navigate({ to: "/invitations" });
      await cache.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  return (
    <>
      <ConfirmButton icon={Trash2} question="Delete it with its figures?" yes="Delete" onYes={() => remove.mutate()} isPending={remove.isPending}>
        Delete
      </ConfirmButton>
      {remove.error && <ErrorNotice error={remove.error} />}
    </>
  );
}

function formOf({ name, trigger, conditions, actions, texts, frequency, hold_out, goal, active }: Invitation): InvitationForm {
  return { name, trigger, conditions, actions, texts, frequency, hold_out, goal, active };
}
