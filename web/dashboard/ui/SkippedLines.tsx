import type { Skip } from "../api/understanding";
import { capital } from "./words";
import "./Table.css";

const SHOWN = 200;

/** What an import left out: where it stands in the file, and why. */
export function SkippedLines({ skipped }: { skipped: Skip[] }) {
  if (skipped.length === 0) return null;
  return (
    <div className="table-frame skipped-lines" role="group" aria-label="Left out" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Left out</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {skipped.slice(0, SHOWN).map(({ place, reason }, index) => (
            <tr key={index}>
              <th scope="row">{place}</th>
              <td>{capital(reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {skipped.length > SHOWN && <p className="skipped-rest">And {(skipped.length - SHOWN).toLocaleString()} more.</p>}
    </div>
  );
}
