import { useState } from "react";
import { Button } from "../ui/Button";
import type { Day } from "./costsApi";
import { allTokens, shownSpent } from "./money";
import "../ui/Table.css";

const WIDTH = 640;
const HEIGHT = 140;
const GAP = 0.25;

/** The last days as bars; the table under them has the same numbers. */
export function Days({ days, currency }: { days: Day[]; currency: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="days-heading" className="costs-section">
      <h2 id="days-heading">By day</h2>
      <Bars days={days} currency={currency} />
      <Button onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        {isOpen ? "Hide the table" : "Show as a table"}
      </Button>
      {isOpen && <DayTable days={days} currency={currency} />}
    </section>
  );
}

function Bars({ days, currency }: { days: Day[]; currency: string }) {
  const amounts = days.map((day) => (day.cost === null ? allTokens(day) : Number(day.cost)));
  const most = Math.max(...amounts, 0) || 1;
  const step = WIDTH / days.length;
  return (
    <figure className="costs-chart">
      <svg className="costs-bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="What each of the last days took. The table has the same numbers.">
        {days.map((day, n) => {
          const height = (amounts[n]! / most) * HEIGHT;
          return (
            <rect key={day.day} x={(n + GAP / 2) * step} width={step * (1 - GAP)} y={HEIGHT - height} height={Math.max(height, 1)} rx={2} data-some={amounts[n]! > 0}>
              <title>{`${dayName(day.day)}: ${shownSpent(day, currency)}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption aria-hidden="true">
        <span>{dayName(days[0]!.day)}</span>
        <span>today</span>
      </figcaption>
    </figure>
  );
}

function DayTable({ days, currency }: { days: Day[]; currency: string }) {
  const some = days.filter((day) => day.requests > 0).reverse();
  if (some.length === 0) return <p className="costs-none">Nothing was spent in these days.</p>;
  return (
    <div className="table-frame costs-days" tabIndex={0} role="region" aria-label="What each day took">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="number">Requests</th>
            <th scope="col" className="number">Tokens read</th>
            <th scope="col" className="number">Tokens written</th>
            <th scope="col" className="number">Cost</th>
          </tr>
        </thead>
        <tbody>
          {some.map((day) => (
            <tr key={day.day}>
              <th scope="row">{dayName(day.day)}</th>
              <td className="number">{day.requests.toLocaleString()}</td>
              <td className="number">{day.input_tokens.toLocaleString()}</td>
              <td className="number">{day.output_tokens.toLocaleString()}</td>
              <td className="number">{day.cost === null ? "–" : shownSpent(day, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Days are counted in UTC, and so they are named. */
function dayName(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, { day: "numeric", month: "short", timeZone: "UTC" });
}
