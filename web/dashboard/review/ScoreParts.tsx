import type { Score } from "./reviewApi";
import { level, PARTS, percent, weakest } from "./words";

const LEVELS = { good: "good", fair: "fair", poor: "poor" };

/** The parts of a score as bars, each with its number and a word, so that nothing is told by colour alone. */
export function ScoreParts({ score }: { score: Score }) {
  const weak = weakest(score);
  return (
    <section className="quality" aria-label="Score">
      <p className="quality-overall">
        {score.measured === null ? (
          "This kind of reply has no score."
        ) : (
          <>
            <strong>{percent(score.measured)}</strong> as Jawab sees it{weak && <span className="quality-weak">. Weakest: {weak.toLowerCase()}</span>}
          </>
        )}
      </p>
      <dl className="quality-parts">
        {PARTS.map(([part, words]) => {
          const value = score[part];
          return value === null ? null : <PartBar key={part} words={words} value={value} />;
        })}
      </dl>
    </section>
  );
}

function PartBar({ words, value }: { words: string; value: number }) {
  const height = level(value);
  return (
    <div className="quality-part" data-level={height}>
      <dt>{words}</dt>
      <dd>
        <span className="quality-track" aria-hidden="true">
          <span className="quality-fill" style={{ inlineSize: percent(value).replace(" ", "") }} />
        </span>
        <span className="quality-number">
          {percent(value)} <span className="quality-word">{LEVELS[height]}</span>
        </span>
      </dd>
    </div>
  );
}
