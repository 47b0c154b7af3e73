import { useId } from "react";
import "./Choice.css";

interface ChoiceProps<T extends string> {
  legend: string;
  options: readonly (readonly [value: T, words: string])[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export function Choice<T extends string>({ legend, options, value, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      {options.map(([each, words]) => (
        <label key={each} className="choice-option">
          <input type="radio" name={name} checked={each === value} onChange={() => onChange(each)} /> {words}
        </label>
      ))}
    </fieldset>
  );
}
