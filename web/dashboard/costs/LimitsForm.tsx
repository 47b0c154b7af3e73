import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../session/SessionGate";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { type Costs, costsQuery, type Limits, saveLimits } from "./costsApi";
import { problem, SPANS, toLimits, written, type Written } from "./money";

const NAMES: Record<keyof Limits, string> = { conversation: "One conversation", day: "One day", month: "One month" };

/** How much may be spent, and what happens then. */
export function LimitsForm({ costs }: { costs: Costs }) {
  const { member } = useSession();
  const [form, setForm] = useState(() => written(costs.limits));
  const cache = useQueryClient();
  const save = useMutation({ mutationFn: saveLimits, onSuccess: () => cache.invalidateQueries({ queryKey: costsQuery.queryKey }) });
  const limits = toLimits(form);
  const isOwner = member.role === "owner";
  const change = (span: keyof Written, part: Partial<Written["day"]>) => {
    save.reset();
    setForm((before) => ({ ...before, [span]: { ...before[span], ...part } }));
  };
  return (
    <section aria-labelledby="limits-heading" className="costs-section">
      <h2 id="limits-heading">Limits</h2>
      <p className="page-intro">
        When a limit is reached, visitors still get answers: quoted from your articles instead of written by the model. Leave a field empty for no limit. Days and months are those of
        UTC; beside your limits, this server allows {costs.install_day_tokens.toLocaleString()} tokens a day.
      </p>
      <form
        className="costs-limits"
        onSubmit={(event) => {
          event.preventDefault();
          if (limits) save.mutate(limits);
        }}
      >
        {SPANS.map((span) => (
          <fieldset key={span} disabled={!isOwner}>
            <legend>{NAMES[span]}</legend>
            <LimitField label="Tokens" kind="tokens" text={form[span].tokens} onChange={(tokens) => change(span, { tokens })} />
            <LimitField label={`Money (${costs.currency})`} kind="money" text={form[span].money} onChange={(money) => change(span, { money })} />
          </fieldset>
        ))}
        {save.error && <ErrorNotice error={save.error} />}
        <div className="costs-foot">
          {isOwner ? (
            <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={limits === null}>
              Save
            </Button>
          ) : (
            <p>Only the owner changes the limits.</p>
          )}
          <span role="status">{save.isSuccess && "Saved. It holds from the next answer on."}</span>
        </div>
      </form>
    </section>
  );
}

interface LimitFieldProps {
  label: string;
  kind: "tokens" | "money";
  text: string;
  onChange: (text: string) => void;
}

function LimitField({ label, kind, text, onChange }: LimitFieldProps) {
  const wrong = problem(text, kind);
  return <Field label={label} value={text} onChange={onChange} inputMode="decimal" isInvalid={wrong !== ""} placeholder="No limit" help={wrong} />;
}
