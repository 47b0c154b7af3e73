import { Check, X } from "lucide-react";
import type { Trace } from "../api/types";

export function Sentences({ sentences }: { sentences: Trace["sentences"] }) {
  return (
    <section className="trace-section">
      <h3>Sentences checked</h3>
      <ul className="sentences">
        {sentences.map((sentence, index) => (
          <li key={index} data-supported={sentence.supported}>
            {sentence.supported ? <Check size={14} aria-hidden="true" /> : <X size={14} aria-hidden="true" />}
            <span>
              <bdi>{sentence.text}</bdi> <small>{support(sentence)}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function support({ supported, score, passage }: Trace["sentences"][number]): string {
  const where = passage === null ? "" : ` by passage ${passage + 1}`;
  const sure = score === null ? "" : ` (${score.toFixed(2)})`;
  return supported ? `supported${where}${sure}` : `not supported${sure}, left out`;
}
