import { HoursFields } from "../guidance/HoursFields";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import type { ShortcutForm, ShortcutKind } from "./shortcutsApi";
import { asksForTime, KIND_HELP, KINDS, opensPage } from "./words";
import { WordsFields } from "./WordsFields";

interface ShortcutFieldsProps {
  form: ShortcutForm;
  zone: string;
  onChange: (part: Partial<ShortcutForm>) => void;
}

/** What it does, and what it says in each language. */
export function ShortcutFields({ form, zone, onChange }: ShortcutFieldsProps) {
  const { kind } = form;
  return (
    <>
      <div className="shortcut-kind">
        <Select label="What a press does" options={KINDS} value={kind} onChange={(next) => onChange({ kind: next as ShortcutKind })} />
        <p className="guidance-help">{KIND_HELP[kind]}</p>
      </div>
      <WordsFields form={form} onChange={(words) => onChange({ words })} />
      {opensPage(kind) && (
        <Field
          label={kind === "link" ? "Address of the page" : "Address of your page, if there is one"}
          help={kind === "link" ? "Begins with https://" : "Begins with https://. Without one, the question above is asked."}
          type="url"
          value={form.url}
          onChange={(url) => onChange({ url })}
          maxLength={2000}
          isRequired={kind === "link"}
          placeholder="https://"
        />
      )}
      {asksForTime(kind) && (
        <fieldset className="shortcut-times">
          <legend>Times that visitors can choose</legend>
          <HoursFields hours={form.times} zone={zone} offers={["any", "within"]} onChange={(times) => onChange({ times })} />
        </fieldset>
      )}
    </>
  );
}
