import type { ReplayFigures, ReplaySide } from "../api/replay";
import { percent } from "../ui/numbers";
import "../ui/Table.css";

const PARTS = [
  ["answered", "Answered"],
  ["asked_back", "Asked back"],
  ["unknown", "Did not know"],
  ["handed_over", "Brought a person"],
] as const;

/** Both sides as bars, and in the table below them as numbers. */
export function Sides({ figures }: { figures: ReplayFigures }) {
  const { n, now, changed, differ, better, worse } = figures;
  return (
    <section aria-label="Summary" className="replay-summary">
      <p className="replay-verdict">
        {differ === 0 ? `All ${n} replies stay the same.` : `${differ} of ${n} replies differ.`}
        {better + worse > 0 && ` ${better} score better, ${worse} worse.`}
      </p>
      <div className="table-frame" role="group" aria-label="Now, and with the change" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col"><span className="visually-hidden">What</span></th>
              <th scope="col">Now</th>
              <th scope="col">With the change</th>
            </tr>
          </thead>
          <tbody>
            {PARTS.map(([part, words]) => (
              <tr key={part}>
                <th scope="row">{words}</th>
                <td><Bar value={now[part]} of={n} /></td>
                <td><Bar value={changed[part]} of={n} /></td>
              </tr>
            ))}
            <Row words="Quality" of={(side) => (side.quality === null ? "–" : percent(side.quality))} {...{ now, changed }} />
            <Row words="Time, half of them" of={(side) => `${Math.round(side.ms_p50)} ms`} {...{ now, changed }} />
            <Row words="Tokens" of={(side) => side.tokens.toLocaleString()} {...{ now, changed }} />
            <Row words="Cost" of={(side) => (side.cost === null ? "–" : `${side.cost.toFixed(4)} ${figures.currency}`)} {...{ now, changed }} />
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ words, of, now, changed }: { words: string; of: (side: ReplaySide) => string; now: ReplaySide; changed: ReplaySide }) {
  return (
    <tr>
      <th scope="row">{words}</th>
      <td>{of(now)}</td>
      <td>{of(changed)}</td>
    </tr>
  );
}

function Bar({ value, of }: { value: number; of: number }) {
  return (
    <div className="replay-bar">
      <span className="replay-bar-track" aria-hidden="true">
        <span className="replay-bar-fill" style={{ inlineSize: `${of ? (100 * value) / of : 0}%` }} />
      </span>
      <span className="replay-bar-value">{value}</span>
    </div>
  );
}
