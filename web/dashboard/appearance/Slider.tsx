import { useId } from "react";

interface SliderProps {
  label: string;
  unit: string;
  least: number;
  most: number;
  value: number;
  onChange: (value: number) => void;
}

/** A number within bounds, by hand or by key. */
export function Slider({ label, unit, least, most, value, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className="field slider">
      <label htmlFor={id}>{label}</label>
      <div className="slider-row">
        <input
          id={id}
          type="range"
          min={least}
          max={most}
          value={value}
          aria-valuetext={`${value} ${unit}`}
          onChange={(event) => onChange(Number(event.target.value))}
        />
        <output htmlFor={id}>
          {value} {unit}
        </output>
      </div>
    </div>
  );
}
