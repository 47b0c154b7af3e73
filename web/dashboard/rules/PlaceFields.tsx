import { useMemo } from "react";
import type { Rules } from "../api/understanding";
import { Select } from "../ui/Select";
import { useTicking } from "../ui/time";
import { countries, timeThere, timeZones } from "./places";

interface PlaceFieldsProps {
  rules: Rules;
  onChange: (part: Partial<Rules>) => void;
}

export function PlaceFields({ rules, onChange }: PlaceFieldsProps) {
  const regions = useMemo(countries, []);
  const zones = useMemo(() => timeZones(rules.time_zone), [rules.time_zone]);
  const there = useTicking((now) => timeThere(rules.time_zone, now));
  return (
    <section className="rules-section" aria-labelledby="place-heading">
      <h2 id="place-heading">Where you are</h2>
      <p className="page-intro">So that “0300 1234567” is read as a telephone number of your country, and “tomorrow at 5” as a time on your clock.</p>
      <div className="rules-columns">
        <Select label="Country" value={rules.region} options={[["", "Not set"], ...regions]} onChange={(region) => onChange({ region })} />
        <div>
          <Select label="Time zone" value={rules.time_zone} options={zones.map((zone) => [zone, zone.replaceAll("_", " ")])} onChange={(time_zone) => onChange({ time_zone })} />
          <p className="field-help">{there && `It is ${there} there.`}</p>
        </div>
      </div>
    </section>
  );
}
