import type { Handling, IntentForm } from "../api/understanding";
import { Choice } from "../ui/Choice";
import { Field } from "../ui/Field";
import { HANDLING_WORDS } from "./handling";

const HANDLINGS = Object.entries(HANDLING_WORDS) as [Handling, string][];

interface IntentFieldsProps {
  form: IntentForm;
  onChange: (form: IntentForm) => void;
}

export function IntentFields({ form, onChange }: IntentFieldsProps) {
  const set = (change: Partial<IntentForm>) => onChange({ ...form, ...change });
  const translate = (tag: string, words: string) => {
    const { [tag]: _, ...others } = form.labels;
    set({ labels: words ? { ...others, [tag]: words } : others });
  };
  return (
    <>
      <Field
        label="Name"
        help="Visitors see it on a button when the bot asks back. “Where is my order” is better than “order_status”."
        value={form.label}
        onChange={(label) => set({ label })}
        isRequired
        maxLength={80}
      />
      <div className="intent-translations">
        <Field label="Name in Urdu" lang="ur" value={form.labels["ur"] ?? ""} onChange={(words) => translate("ur", words)} maxLength={80} />
        <Field label="Name in Roman Urdu" lang="ur-Latn" value={form.labels["ur-Latn"] ?? ""} onChange={(words) => translate("ur-Latn", words)} maxLength={80} />
      </div>
      <Field
        label="Description"
        help="For you and your colleagues."
        value={form.description}
        onChange={(description) => set({ description })}
        maxLength={500}
      />
      <Choice legend="Who takes care of it" options={HANDLINGS} value={form.handling} onChange={(handling) => set({ handling })} />
    </>
  );
}
