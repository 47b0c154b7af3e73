import { useQuery } from "@tanstack/react-query";
import type { Conditions } from "../api/guidance";
import { intentsQuery } from "../api/intentQueries";
import type { Mood } from "../api/understanding";
import { Field } from "../ui/Field";
import { languageName } from "../ui/language";
import { MOOD_WORDS, MOODS } from "../understanding/words";
import { HoursFields } from "./HoursFields";
import { conditionsSentence } from "./words";

interface ConditionFieldsProps {
  conditions: Conditions;
  zone: string;
  onChange: (part: Partial<Conditions>) => void;
}

const LANGUAGES = ["en", "ur", "ur-Latn", "ar", "es", "fr", "zh"];

/** When the rule holds. What is left open does not matter. */
export function ConditionFields({ conditions, zone, onChange }: ConditionFieldsProps) {
  const { data } = useQuery(intentsQuery);
  const intents = data?.items ?? [];
  const calls = new Map(intents.map(({ key, label }) => [key, label]));
  const languages = [...new Set([...LANGUAGES, ...conditions.languages])];
  return (
    <section className="guidance-conditions" aria-labelledby="when-heading">
      <h2 id="when-heading">When it holds</h2>
      <p className="guidance-sentence" aria-live="polite">
        {conditionsSentence(conditions, calls)}.
      </p>
      <Several legend="The visitor is" options={MOODS.map((mood) => [mood, MOOD_WORDS[mood]])} chosen={conditions.moods} onChange={(moods) => onChange({ moods: moods as Mood[] })} />
      <Several legend="The visitor writes" options={languages.map((tag) => [tag, languageName(tag)])} chosen={conditions.languages} onChange={(chosen) => onChange({ languages: chosen })} />
      {intents.length > 0 && (
        <details className="guidance-more" open={conditions.intents.length > 0}>
          <summary>The visitor wants{conditions.intents.length > 0 && ` (${conditions.intents.length})`}</summary>
          <Several legend="One of these intents" options={intents.map(({ key, label }) => [key, label])} chosen={conditions.intents} onChange={(chosen) => onChange({ intents: chosen })} />
        </details>
      )}
      <Field
        label="Page of your site"
        help="Its path, such as /checkout. A * stands for anything: /products/*"
        value={conditions.page}
        onChange={(page) => onChange({ page })}
        maxLength={200}
        placeholder="Any page"
      />
      <HoursFields hours={conditions.hours ?? null} zone={zone} onChange={(hours) => onChange({ hours })} />
    </section>
  );
}

interface SeveralProps {
  legend: string;
  options: (readonly [value: string, words: string])[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Any of a few. */
export function Several({ legend, options, chosen, onChange }: SeveralProps) {
  const toggle = (value: string) => onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <fieldset className="choice guidance-several">
      <legend>{legend}</legend>
      {options.map(([value, words]) => (
        <label key={value} className="choice-option">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} /> {words}
        </label>
      ))}
    </fieldset>
  );
}
