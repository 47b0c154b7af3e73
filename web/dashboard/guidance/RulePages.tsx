import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { type Rule, type RuleForm, guidanceApi, guidanceQuery } from "../api/guidance";
import { Back } from "../ui/Back";
import { Button } from "../ui/Button";
import { ConfirmButton } from "../ui/ConfirmButton";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { ConditionFields } from "./ConditionFields";
import { RuleFields } from "./RuleFields";
import { TryIt } from "./TryIt";
import { EMPTY } from "./words";
import "./Guidance.css";

const back = <Back to="/guidance">Guidance</Back>;

export function NewRulePage() {
  return (
    <Page title="New rule" back={back}>
      <Editor />
    </Page>
  );
}

export function RulePage() {
  const { ruleId } = useParams({ from: "/guidance/$ruleId" });
  const { data, error, refetch } = useQuery(guidanceQuery);
  const rule = data?.items.find(({ id }) => id === ruleId);
  return (
    <Page title={rule ? <bdi>{rule.name}</bdi> : "Rule"} back={back} actions={rule && <Delete rule={rule} />}>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} kind="text" />}
      {data && !rule && <p>This rule is not there any more.</p>}
      {rule && <Editor key={rule.id} rule={rule} />}
    </Page>
  );
}

function Editor({ rule }: { rule?: Rule }) {
  const [form, setForm] = useState<RuleForm>(rule ? formOf(rule) : EMPTY);
  const { data } = useQuery(guidanceQuery);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: () => (rule ? guidanceApi.change(rule.id, form) : guidanceApi.create(form)),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: guidanceQuery.queryKey });
      if (!rule) await navigate({ to: "/guidance/$ruleId", params: { ruleId: id } });
    },
  });
  const change = (part: Partial<RuleForm>) => {
    save.reset();
    setForm((before) => ({ ...before, ...part }));
  };
  return (
    <div className="guidance-editor">
      <form
        className="guidance-form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <RuleFields form={form} onChange={change} hasLlm={data?.llm ?? false} />
        <ConditionFields conditions={form.conditions} zone={data?.time_zone ?? ""} onChange={(part) => change({ conditions: { ...form.conditions, ...part } })} />
        {save.error && <ErrorNotice error={save.error} />}
        <div className="form-foot">
          <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={!form.name.trim()}>
            {rule ? "Save" : "Add the rule"}
          </Button>
          <span role="status">{save.isSuccess && "Saved. It holds from the next message on."}</span>
        </div>
      </form>
      <TryIt form={form} ruleId={rule?.id ?? null} />
    </div>
  );
}

function Delete({ rule }: { rule: Rule }) {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => guidanceApi.remove(rule.id),
    onSuccess: async () => {
      await navigate({ to: "/guidance" });
      await cache.invalidateQueries({ queryKey: guidanceQuery.queryKey });
    },
  });
  return (
    <>
      <ConfirmButton icon={Trash2} question="Delete this rule?" yes="Delete" onYes={() => remove.mutate()} isPending={remove.isPending}>
        Delete
      </ConfirmButton>
      {remove.error && <ErrorNotice error={remove.error} />}
    </>
  );
}

function formOf({ name, kind, text, style, conditions, active }: Rule): RuleForm {
  return { name, kind, text, style, conditions, active };
}
