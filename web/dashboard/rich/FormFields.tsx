import type { FormField, Part } from "../api/richClient";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { Switch } from "../ui/Switch";
import { aField } from "./blank";
import { Rows } from "./Rows";

const TYPES: readonly (readonly [FormField["type"], string])[] = [
  ["text", "A line of text"],
  ["long_text", "Several lines"],
  ["email", "E-mail address"],
  ["phone", "Telephone number"],
  ["number", "Number"],
  ["date", "Day"],
  ["select", "One of several"],
];

interface FormFieldsProps {
  part: Part<"form">;
  onChange: (part: Part<"form">) => void;
}

export function FormFields({ part, onChange }: FormFieldsProps) {
  const next = () => aField(1 + Math.max(0, ...part.fields.map(({ name }) => Number(/\d+$/.exec(name)?.[0] ?? 0))));
  return (
    <>
      <Field label="Title" value={part.title} onChange={(title) => onChange({ ...part, title })} placeholder="Shall we call you back?" isRequired />
      <Rows what="field" rows={part.fields} most={12} add={next} onChange={(fields) => onChange({ ...part, fields })}>
        {(field, change) => <FieldFields field={field} onChange={change} />}
      </Rows>
      <Field label="Words on the button" value={part.submit} onChange={(submit) => onChange({ ...part, submit })} isRequired />
      <Switch isSelected={part.hand_off} onChange={(hand_off) => onChange({ ...part, hand_off })}>
        Bring a person when it is sent
      </Switch>
      <p className="field-help">What is filled in comes as the visitor’s message. E-mail and telephone also go to the contact’s card.</p>
    </>
  );
}

function FieldFields({ field, onChange }: { field: FormField; onChange: (part: Partial<FormField>) => void }) {
  return (
    <>
      <Field label="What is asked" value={field.label} onChange={(label) => onChange({ label })} placeholder="Your number" isRequired />
      <Select label="Kind" value={field.type} options={TYPES} onChange={(type) => onChange({ type: type as FormField["type"] })} />
      {field.type === "select" && (
        <Field
          label="Choices, with commas between"
          value={field.choices.join(",")}
          onChange={(text) => onChange({ choices: text.split(",").map((choice) => choice.trimStart()) })}
          isRequired
        />
      )}
      <Switch isSelected={field.required} onChange={(required) => onChange({ required })}>
        Must be filled in
      </Switch>
    </>
  );
}
