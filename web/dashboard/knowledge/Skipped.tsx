import type { Import } from "../api/types";
import { capital } from "../ui/words";
import { byReason } from "./importWords";

/** What was left out and why, gathered by reason so that three hundred pictures are one line. */
export function Skipped({ skipped }: { skipped: Import["skipped"] }) {
  return (
    <section aria-labelledby="skipped-heading">
      <h2 id="skipped-heading">Skipped or incomplete, and why</h2>
      {byReason(skipped).map(({ reason, paths }) => (
        <details key={reason} className="skipped" open={paths.length <= 10}>
          <summary>
            {capital(reason)} <span className="tag">{paths.length}</span>
          </summary>
          <ul>
            {paths.map((path, index) => (
              <li key={index}>{path}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
