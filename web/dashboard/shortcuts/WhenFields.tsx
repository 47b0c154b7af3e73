import { useQuery } from "@tanstack/react-query";
import { intentsQuery } from "../api/intentQueries";
import { Several } from "../guidance/ConditionFields";
import { HoursFields } from "../guidance/HoursFields";
import { Choice } from "../ui/Choice";
import { Field } from "../ui/Field";
import { languageName } from "../ui/language";
import type { Conditions } from "./shortcutsApi";
import { whenWords } from "./words";

const LANGUAGES = ["en", "ur", "ur-Latn", "ar", "es", "fr", "zh"];
const VISITORS = [
  ["all", "all visitors"],
  ["new", "those who are new"],
  ["returning", "those who come again"],
] as const;

interface WhenFieldsProps {
  conditions: Conditions;
  zone: string;
  onChange: (part: Partial<Conditions>) => void;
}

/** When it is shown. What is left open does not matter. */
export function WhenFields({ conditions, zone, onChange }: WhenFieldsProps) {
  const { data } = useQuery(intentsQuery);
  const intents = data?.items ?? [];
  const calls = new Map(intents.map(({ key, label }) => [key, label]));
  const languages = [...new Set([...LANGUAGES, ...conditions.languages])];
  return (
    <section className="guidance-conditions" aria-labelledby="when-heading">
      <h2 id="when-heading">When it is shown</h2>
      <p className="guidance-sentence" aria-live="polite">
        {whenWords(conditions, calls)}.
      </p>
      <Field
        label="Page of your site"
        help="Its path, such as /checkout. A * stands for anything: /products/*"
        value={conditions.page}
        onChange={(page) => onChange({ page })}
        maxLength={200}
        placeholder="Any page"
      />
      <Choice legend="To whom" options={VISITORS} value={conditions.visitors ?? "all"} onChange={(to) => onChange({ visitors: to === "all" ? null : to })} />
      <Several legend="Only in these languages" options={languages.map((tag) => [tag, languageName(tag)])} chosen={conditions.languages} onChange={(chosen) => onChange({ languages: chosen })} />
      {intents.length > 0 && (
        <details className="guidance-more" open={conditions.intents.length > 0}>
          <summary>Only once the visitor wants{conditions.intents.length > 0 && ` (${conditions.intents.length})`}</summary>
          <Several legend="One of these intents" options={intents.map(({ key, label }) => [key, label])} chosen={conditions.intents} onChange={(chosen) => onChange({ intents: chosen })} />
        </details>
      )}
      <HoursFields hours={conditions.hours ?? null} zone={zone} onChange={(hours) => onChange({ hours })} />
    </section>
  );
}
