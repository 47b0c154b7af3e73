import type { Week } from "./suggestionApi";
import { trendWords } from "./words";

/** A bar for each week: how often it was asked. */
export function Trend({ weeks, width = 88, height = 26 }: { weeks: readonly Week[]; width?: number; height?: number }) {
  const most = Math.max(1, ...weeks.map((week) => week.asked));
  const step = width / weeks.length;
  const words = trendWords(weeks);
  return (
    <svg className="suggestion-trend" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
      <title>{words}</title>
      {weeks.map(({ week, asked }, index) => {
        const tall = asked ? Math.max(3, (asked / most) * (height - 2)) : 1;
        return <rect key={week} x={index * step + 1} y={height - tall} width={step - 2} height={tall} rx={1} data-empty={asked === 0} />;
      })}
    </svg>
  );
}
