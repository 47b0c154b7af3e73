import { useId } from "react";
import { type Made, madeOf } from "./contrast";

interface ColorFieldProps {
  value: string;
  onChange: (hex: string) => void;
}

/** The brand colour, and what the widget makes of it so that everybody can read it. */
export function ColorField({ value, onChange }: ColorFieldProps) {
  const id = useId();
  const made = madeOf(value);
  return (
    <div className="field color-field">
      <label htmlFor={id}>Colour</label>
      <div className="color-row">
        <input type="color" aria-label="Choose a colour" value={made ? made[0]!.filled : "#000000"} onChange={(event) => onChange(event.target.value)} />
        <input
          id={id}
          className="input"
          value={value}
          pattern="#[0-9A-Fa-f]{6}"
          required
          spellCheck={false}
          aria-describedby={`${id}-help`}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <p id={`${id}-help`} className={made ? "field-help" : "field-error"}>
        {made ? "Words in it and on it are made readable by themselves:" : "Write it as # and six digits, such as #9d174d."}
      </p>
      {made && (
        <dl className="color-made">
          {made.map((one) => (
            <Shown key={one.on} made={one} />
          ))}
        </dl>
      )}
    </div>
  );
}

function Shown({ made }: { made: Made }) {
  return (
    <div>
      <dt>On {made.on}</dt>
      <dd>
        <span className="color-sample" style={{ background: made.filled, color: made.onFilled }}>
          Words {ratio(made.filledRatio)}
        </span>
        <span className="color-sample" style={{ background: made.ground, color: made.written }}>
          Links {ratio(made.writtenRatio)}
        </span>
      </dd>
      <dd className="field-help">
        {made.corrected ? (
          <>
            As a link your colour would have {ratio(made.chosenRatio)}; <code>{made.written}</code> is used instead.
          </>
        ) : (
          "Links have your colour as it is."
        )}
      </dd>
    </div>
  );
}

const ratio = (value: number) => `${(Math.floor(value * 10) / 10).toFixed(1)}∶1`;
