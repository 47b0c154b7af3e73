import { Link } from "@tanstack/react-router";
import type { TracePassage } from "../api/types";
import { ScoreBar } from "./ScoreBar";

export function Passages({ passages }: { passages: TracePassage[] }) {
  const bestLexical = Math.max(0, ...passages.map((passage) => passage.lexical ?? 0));
  const used = passages.filter((passage) => passage.used).length;
  return (
    <section className="trace-section">
      <h3>
        Passages found <span className="trace-count">{used ? `${used} of ${passages.length} used` : `none of ${passages.length} used`}</span>
      </h3>
      <ol className="passages">
        {passages.map((passage, index) => (
          <Passage key={index} number={index + 1} passage={passage} bestLexical={bestLexical} />
        ))}
      </ol>
    </section>
  );
}

function Passage({ number, passage, bestLexical }: { number: number; passage: TracePassage; bestLexical: number }) {
  return (
    <li className="passage" data-used={passage.used}>
      <p className="passage-title">
        <span className="passage-number">{number}</span>
        <Link to="/knowledge/articles/$articleId" params={{ articleId: passage.article_id }} className="text-link">
          <bdi>{passage.title}</bdi>
        </Link>
        {passage.used && <span className="passage-used">used</span>}
      </p>
      {passage.heading && passage.heading !== passage.title && (
        <p className="passage-heading" dir="auto">
          {passage.heading}
        </p>
      )}
      <details>
        <summary dir="auto">{passage.text}</summary>
      </details>
      <dl className="scores">
        <ScoreBar label="Meaning" score={passage.dense} best={1} />
        <ScoreBar label="Words" score={passage.lexical} best={bestLexical} />
        <ScoreBar label="Together" score={passage.score} best={1} strong />
      </dl>
    </li>
  );
}
