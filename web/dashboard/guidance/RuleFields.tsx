import { useId } from "react";
import type { RuleForm, RuleKind, RuleStyle } from "../api/guidance";
import { Choice } from "../ui/Choice";
import { Field } from "../ui/Field";
import { Select } from "../ui/Select";
import { KIND_HELP, KINDS, STYLE_WORDS } from "./words";

interface RuleFieldsProps {
  form: RuleForm;
  onChange: (part: Partial<RuleForm>) => void;
  hasLlm: boolean;
}

const STYLES = Object.entries(STYLE_WORDS);
const TEXT: Record<RuleKind, [label: string, placeholder: string]> = {
  must_say: ["What to say", "Our people are here from nine to five."],
  must_not_say: ["Words and phrases, one a line", "guaranteed\ncheapest in town"],
  hand_off: ["Why, for your agents", "A sale is at stake"],
  tone: ["How a language model should write", "Call customers by “aap”. No exclamation marks."],
};

export function RuleFields({ form, onChange, hasLlm }: RuleFieldsProps) {
  const { kind } = form;
  const [label, placeholder] = TEXT[kind];
  const choose = (next: RuleKind) => onChange({ kind: next, style: next === "tone" ? form.style : null });
  return (
    <>
      <Field label="Name" help="Shown with each reply that followed the rule." value={form.name} onChange={(name) => onChange({ name })} isRequired maxLength={80} />
      <Choice legend="What the bot should do" options={KINDS} value={kind} onChange={choose} />
      <p className="guidance-help">{KIND_HELP[kind]}</p>
      {kind === "tone" && (
        <>
          <Select
            label="Style, with or without a language model"
            options={STYLES}
            value={form.style ?? "none"}
            onChange={(style) => onChange({ style: style === "none" ? null : (style as RuleStyle) })}
          />
          {!hasLlm && (
            <p className="guidance-note">No language model is set up, so answers are your articles’ own sentences. The style is all that a tone can do here; what you write below waits for a language model.</p>
          )}
        </>
      )}
      <TextBox label={label} placeholder={placeholder} value={form.text} onChange={(text) => onChange({ text })} />
    </>
  );
}

interface TextBoxProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
}

function TextBox({ label, placeholder, value, onChange }: TextBoxProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} className="input guidance-box" rows={3} dir="auto" maxLength={1000} placeholder={placeholder} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
