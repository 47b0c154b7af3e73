import { useMutation } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useState } from "react";
import { Markdown } from "../markdown/Markdown";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { kindOf } from "./form";
import { CallStateBadge } from "./CallLog";
import { type Argument, type Tool, toolsApi, type TrialOut } from "./toolsApi";

/** Calls the tool as it was saved, with sample arguments. */
export function Trial({ tool }: { tool: Tool }) {
  const [values, setValues] = useState<Record<string, string>>({});
  const items = (tool.arguments ?? []) as Argument[];
  const trial = useMutation({ mutationFn: () => toolsApi.tryOut(tool.id, typed(items, values)) });
  return (
    <section className="tool-trial-box" aria-labelledby="trial-heading">
      <h2 id="trial-heading">Try it</h2>
      <p className="field-help">
        {tool.risk === "read" ? "It is called for real, as it was saved." : "It is called for real, as it was saved: what it changes is changed."}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          trial.mutate();
        }}
      >
        {items.map((argument) => (
          <Field
            key={argument.name}
            label={argument.label?.["en"] || argument.name}
            value={values[argument.name] ?? ""}
            onChange={(text) => setValues({ ...values, [argument.name]: text })}
            {...(argument.hint?.["en"] ? { placeholder: argument.hint["en"] } : {})}
          />
        ))}
        <Button type="submit" icon={Play} isPending={trial.isPending}>
          Call it
        </Button>
      </form>
      <div aria-live="polite">
        {trial.error && <ErrorNotice error={trial.error} />}
        {trial.data && <Outcome outcome={trial.data} />}
      </div>
    </section>
  );
}

function Outcome({ outcome }: { outcome: TrialOut }) {
  return (
    <div className="trial-outcome">
      <p>
        <CallStateBadge state={outcome.state} /> {outcome.ms !== null && `in ${outcome.ms.toLocaleString()} ms`}
      </p>
      {outcome.note && <p className="intent-description">{outcome.note}</p>}
      <h3>What a visitor would read</h3>
      <div className="trial-said" dir="auto">
        <Markdown source={outcome.text} />
      </div>
      {outcome.answer !== null && (
        <>
          <h3 id="trial-answer">What the other system said</h3>
          <pre className="trial-answer" tabIndex={0} role="group" aria-labelledby="trial-answer">
            {JSON.stringify(outcome.answer, null, 2)}
          </pre>
        </>
      )}
    </div>
  );
}

function typed(items: Argument[], values: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    items.flatMap(({ name, value }) => {
      const text = values[name]?.trim();
      if (!text) return [];
      const kind = kindOf(value as Record<string, unknown>);
      return [[name, (kind === "integer" || kind === "number") && Number.isFinite(Number(text)) ? Number(text) : text]];
    }),
  );
}
