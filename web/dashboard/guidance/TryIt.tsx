import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type RuleForm, type Trial, guidanceApi } from "../api/guidance";
import { intentsQuery } from "../api/intentQueries";
import type { Mood } from "../api/understanding";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { MOOD_WORDS, MOODS } from "../understanding/words";
import { TriedReplies } from "./TriedReplies";

const AS_READ = "";

interface Assumed {
  mood: string;
  intent: string;
  page: string;
  at: string;
}

/** Asks the bot with and without the rule as it stands in the form. Nothing of it is kept. */
export function TryIt({ form, ruleId }: { form: RuleForm; ruleId: string | null }) {
  const [question, setQuestion] = useState("");
  const [assumed, setAssumed] = useState<Assumed>({ mood: AS_READ, intent: AS_READ, page: "", at: "" });
  const attempt = useMutation({ mutationFn: () => guidanceApi.attempt(trialOf(question, assumed, form, ruleId)) });
  return (
    <section className="guidance-trial" aria-labelledby="trial-heading">
      <h2 id="trial-heading">Try it</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate();
        }}
      >
        <Field label="A visitor’s question" value={question} onChange={setQuestion} maxLength={1000} placeholder="How long does a refund take?" />
        <AssumedFields assumed={assumed} onChange={(part) => setAssumed((before) => ({ ...before, ...part }))} />
        <Button type="submit" isPending={attempt.isPending} isDisabled={!question.trim()}>
          See the reply
        </Button>
      </form>
      {attempt.error && <ErrorNotice error={attempt.error} />}
      <div role="status">{attempt.data && <TriedReplies tried={attempt.data} />}</div>
    </section>
  );
}

function AssumedFields({ assumed, onChange }: { assumed: Assumed; onChange: (part: Partial<Assumed>) => void }) {
  const { data } = useQuery(intentsQuery);
  const moods = MOODS.map((mood) => [mood, MOOD_WORDS[mood]] as const);
  const intents = (data?.items ?? []).map(({ key, label }) => [key, label] as const);
  return (
    <div className="guidance-assumed">
      <Select label="Mood" options={[[AS_READ, "as it is read"], ...moods]} value={assumed.mood} onChange={(mood) => onChange({ mood })} />
      <Select label="Intent" options={[[AS_READ, "as it is read"], ...intents]} value={assumed.intent} onChange={(intent) => onChange({ intent })} />
      <Field label="On the page" value={assumed.page} onChange={(page) => onChange({ page })} placeholder="/" />
      <label className="field">
        <span className="select-label">At (your clock)</span>
        <input className="input" type="datetime-local" value={assumed.at} onChange={(event) => onChange({ at: event.target.value })} />
      </label>
    </div>
  );
}

function trialOf(question: string, { mood, intent, page, at }: Assumed, form: RuleForm, ruleId: string | null): Trial {
  return {
    question,
    rule: { ...form, name: form.name.trim() || "This rule" },
    rule_id: ruleId,
    mood: mood === AS_READ ? null : (mood as Mood),
    intent: intent || null,
    page,
    language: null,
    at: at ? new Date(at).toISOString() : null,
  };
}
