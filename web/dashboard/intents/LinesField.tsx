import { useId } from "react";
import { counted } from "../ui/numbers";
import { MOST_LINES, toLines } from "./lines";
import "../ui/Field.css";

interface LinesFieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
}

/** A box to paste many examples into, one a line, in any language. */
export function LinesField({ label, value, onChange }: LinesFieldProps) {
  const id = useId();
  const count = toLines(value).length;
  const tooMany = count > MOST_LINES;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input lines"
        rows={6}
        dir="auto"
        value={value}
        aria-describedby={`${id}-help`}
        aria-invalid={tooMany}
        placeholder={"Where is my order?\nMera order kab aayega?\nمیرا آرڈر کہاں ہے؟"}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={`${id}-help`} className={tooMany ? "field-error" : "field-help"}>
        {tooMany
          ? `These are ${counted(count, "line")}; at most ${MOST_LINES} go in at once. Import a file for more.`
          : count > 0
            ? counted(count, "example")
            : "One on each line, as visitors really write them, in every language that they use. Twenty are a good start."}
      </p>
    </div>
  );
}
