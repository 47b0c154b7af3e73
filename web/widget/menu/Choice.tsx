import type { ComponentChild, VNode } from "preact";

interface Props<Value extends string> {
  name: string;
  legend: string;
  options: readonly (readonly [value: Value, words: ComponentChild])[];
  chosen: Value;
  onChoose(value: Value): void;
}

/** One of a few, which holds as soon as it is chosen. */
export function Choice<Value extends string>({ name, legend, options, chosen, onChoose }: Props<Value>): VNode {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(([value, words]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
