import type { VNode } from "preact";
import { useWords } from "../ui/context";
import { TEXTS } from "./text";
import type { FormField } from "./types";

/** How each type of field is written and filled in by the browser. */
const INPUTS = {
  text: { type: "text" },
  email: { type: "email", autocomplete: "email", dir: "ltr" },
  phone: { type: "tel", autocomplete: "tel", dir: "ltr" },
  number: { type: "number", step: "any", dir: "ltr" },
  date: { type: "date" },
} as const;

interface Props {
  id: string;
  field: FormField;
  problem: string | undefined;
}

/** One field with its label, and what is wrong with it. */
export function FormLine({ id, field, problem }: Props): VNode {
  const words = useWords(TEXTS);
  const { name, label, required = true } = field;
  const shared = {
    id, name, required, "aria-invalid": problem ? true : undefined, "aria-describedby": problem ? `${id}-error` : undefined,
  };
  return (
    <div class="line">
      <label for={id} dir="auto">{label}{!required && <small> {words.optional}</small>}</label>
      {control(field, shared, words.choose)}
      {problem && <p class="error" id={`${id}-error`} role="alert">{problem}</p>}
    </div>
  );
}

function control({ type = "text", choices = [] }: FormField, shared: object, choose: string): VNode {
  switch (type) {
    case "select":
      return (
        <select {...shared}>
          <option value="">{choose}</option>
          {choices.map((choice) => <option key={choice}>{choice}</option>)}
        </select>
      );
    case "long_text":
      return <textarea rows={3} dir="auto" maxLength={2000} {...shared} />;
    default:
      return <input dir="auto" maxLength={200} {...INPUTS[type]} {...shared} />;
  }
}
