import { useId, useState } from "react";

interface NumberBoxProps {
  label: string;
  value: number;
  min: number;
  max: number;
  help?: string;
  onChange: (value: number) => void;
}

/** A whole number within bounds. While something else stands in it, the last good one counts and the form is not sent. */
export function NumberBox({ label, value, min, max, help, onChange }: NumberBoxProps) {
  const id = useId();
  const [text, setText] = useState(String(value));
  const take = (next: string) => {
    setText(next);
    const number = Number(next);
    if (next !== "" && Number.isInteger(number) && number >= min && number <= max) onChange(number);
  };
  return (
    <div className="field invitation-number">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" type="number" required step={1} min={min} max={max} value={text} onChange={(event) => take(event.target.value)} {...(help ? { "aria-describedby": `${id}-help` } : {})} />
      {help && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
    </div>
  );
}
