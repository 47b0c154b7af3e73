import type { Week } from "./suggestionApi";
import { Trend } from "./Trend";
import { weekName } from "./words";
import "../ui/Table.css";

/** The weeks as bars, and the figures behind them as a table. */
export function WeekTable({ weeks }: { weeks: Week[] }) {
  return (
    <>
      <Trend weeks={weeks.slice(-16)} width={360} height={72} />
      <div className="table-frame" tabIndex={0} role="region" aria-label="Figures of each week">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Week from</th>
              <th scope="col" className="number">Asked</th>
              <th scope="col" className="number">Answered by the bot</th>
              <th scope="col" className="number">Rated up</th>
              <th scope="col" className="number">Rated down</th>
              <th scope="col" className="number">To a person</th>
            </tr>
          </thead>
          <tbody>
            {weeks.toReversed().map((week) => (
              <tr key={week.week}>
                <th scope="row">{weekName(week.week)}</th>
                <td className="number">{week.asked}</td>
                <td className="number">{week.answered}</td>
                <td className="number">{week.rated_up}</td>
                <td className="number">{week.rated_down}</td>
                <td className="number">{week.handed_off}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
