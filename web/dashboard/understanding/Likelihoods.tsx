import type { ReactNode } from "react";

export interface Likelihood {
  key: string;
  words: ReactNode;
  probability: number;
  /** The one that was taken. */
  isTaken: boolean;
}

/** Bars of probabilities, each with its number. `threshold` draws a line through them all at what was needed. */
export function Likelihoods({ label, items, threshold }: { label: string; items: Likelihood[]; threshold?: number }) {
  return (
    <dl className="likelihoods" aria-label={label}>
      {items.map(({ key, words, probability, isTaken }) => (
        <div key={key} className="likelihood" data-taken={isTaken}>
          <dt>{words}</dt>
          <dd>
            <span className="likelihood-track" aria-hidden="true">
              <span className="likelihood-fill" style={{ inlineSize: `${100 * probability}%` }} />
              {threshold !== undefined && <span className="likelihood-mark" style={{ insetInlineStart: `${100 * threshold}%` }} />}
            </span>
            <span className="likelihood-number">{probability.toFixed(2)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
