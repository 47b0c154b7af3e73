import "./Select.css";

interface SelectProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
  /** The label is for screen readers alone: what can be chosen says enough to those who see it. */
  hidesLabel?: boolean;
  isDisabled?: boolean;
}

/** A plain select: it works with a keyboard, a finger and a screen reader as its owner is used to. */
export function Select({ label, value, options, onChange, hidesLabel = false, isDisabled = false }: SelectProps) {
  return (
    <label className="select">
      <span className={hidesLabel ? "visually-hidden" : "select-label"}>{label}</span>
      <select value={value} disabled={isDisabled} onChange={(event) => onChange(event.target.value)}>
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
