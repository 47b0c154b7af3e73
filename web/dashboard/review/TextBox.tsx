import { type Ref, useId } from "react";
import "../ui/Field.css";

interface TextBoxProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  help?: string;
  rows?: number;
  ref?: Ref<HTMLTextAreaElement>;
}

/** A box for a few lines, in whatever language they are written. */
export function TextBox({ label, value, onChange, help, rows = 2, ref }: TextBoxProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={ref}
        className="input lines"
        rows={rows}
        dir="auto"
        value={value}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {help && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
    </div>
  );
}
