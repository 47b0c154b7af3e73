import { useId } from "react";
import type { Hours } from "../api/guidance";
import { Select } from "../ui/Select";
import { DAYS } from "./words";

const USUAL: Hours = { days: [0, 1, 2, 3, 4], begin: "09:00", end: "17:00", outside: false };

type Kind = "any" | "within" | "outside";

const KINDS: [Kind, string][] = [
  ["any", "at any time"],
  ["within", "only at these hours"],
  ["outside", "at all other hours than these"],
];

interface HoursFieldsProps {
  hours: Hours | null;
  zone: string;
  onChange: (hours: Hours | null) => void;
  /** All three, where it is not said. */
  offers?: readonly Kind[];
}

export function HoursFields({ hours, zone, onChange, offers }: HoursFieldsProps) {
  const kind: Kind = hours === null ? "any" : hours.outside ? "outside" : "within";
  const choose = (next: string) => onChange(next === "any" ? null : { ...(hours ?? USUAL), outside: next === "outside" });
  return (
    <div className="guidance-hours">
      <Select label="Time" options={offers ? KINDS.filter(([each]) => offers.includes(each)) : KINDS} value={kind} onChange={choose} />
      {hours && <Week hours={hours} zone={zone} onChange={onChange} />}
    </div>
  );
}

function Week({ hours, zone, onChange }: { hours: Hours; zone: string; onChange: (hours: Hours) => void }) {
  const toggle = (day: number) => {
    const days = hours.days.includes(day) ? hours.days.filter((each) => each !== day) : [...hours.days, day].sort();
    if (days.length > 0) onChange({ ...hours, days }); // at least one: no day at all is no time at all
  };
  return (
    <>
      <fieldset className="choice guidance-several">
        <legend>Days</legend>
        {DAYS.map((name, day) => (
          <label key={name} className="choice-option">
            <input type="checkbox" checked={hours.days.includes(day)} onChange={() => toggle(day)} /> {name}
          </label>
        ))}
      </fieldset>
      <div className="guidance-clock">
        <Clock label="From" value={hours.begin} onChange={(begin) => onChange({ ...hours, begin })} />
        <Clock label="To" value={hours.end} onChange={(end) => onChange({ ...hours, end })} />
      </div>
      <p className="field-help">
        In your shop’s time zone, {zone}. Hours that end before they begin go past midnight.
      </p>
    </>
  );
}

function Clock({ label, value, onChange }: { label: string; value: string; onChange: (time: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" type="time" required value={value} onChange={(event) => event.target.value && onChange(event.target.value)} />
    </div>
  );
}
