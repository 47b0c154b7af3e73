import { barWidth } from "./sentence";

interface ScoreBarProps {
  label: string;
  score: number | null;
  best: number;
  strong?: boolean;
}

export function ScoreBar({ label, score, best, strong = false }: ScoreBarProps) {
  return (
    <div className="score" data-strong={strong}>
      <dt>{label}</dt>
      <dd>
        <span className="score-track" aria-hidden="true">
          {score !== null && <span className="score-fill" style={{ inlineSize: `${barWidth(score, best)}%` }} />}
        </span>
        <span className="score-number">{score === null ? "–" : score.toFixed(2)}</span>
      </dd>
    </div>
  );
}
