import type { Mood } from "../api/understanding";
import { trendPoints, trendWords } from "./trend";
import "./Mood.css";

const INSET = 3;

interface TrendLineProps {
  moods: Mood[];
  width: number;
  height: number;
}

/** A line of moods, best at the top; its last point has the colour of the mood now. One mood alone is no trend. */
export function TrendLine({ moods, width, height }: TrendLineProps) {
  if (moods.length < 2) return null;
  const words = `Mood ${trendWords(moods)}`;
  const points = trendPoints(moods, width, height, INSET);
  const last = points.at(-1)!;
  return (
    <svg className="trend" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
      <title>{words}</title>
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
      <circle cx={last.x} cy={last.y} r={INSET} data-mood={last.mood} />
    </svg>
  );
}
