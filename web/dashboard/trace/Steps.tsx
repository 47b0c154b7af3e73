import type { Trace } from "../api/types";
import { milliseconds } from "./sentence";

export function Steps({ steps }: { steps: Trace["steps"] }) {
  const total = steps.reduce((sum, step) => sum + step.ms, 0);
  const longest = Math.max(...steps.map((step) => step.ms));
  return (
    <section className="trace-section">
      <h3>
        Steps <span className="trace-count">{milliseconds(total)} together</span>
      </h3>
      <ol className="steps">
        {steps.map((step, index) => (
          <li key={index}>
            <span className="step-name">{step.name}</span>
            <span className="score-track" aria-hidden="true">
              <span className="score-fill" style={{ inlineSize: `${(100 * step.ms) / (longest || 1)}%` }} />
            </span>
            <span className="step-ms">{milliseconds(step.ms)}</span>
            {step.note && <span className="step-note">{step.note}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
