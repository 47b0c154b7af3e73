import type { ThresholdPoint } from "../api/understanding";
import { type Frame, line, place } from "./threshold";

const WIDTH = 640;
const HEIGHT = 270;
const FRAME: Frame = { left: 44, top: 12, width: 580, height: 214 };
const GRID = [0, 0.25, 0.5, 0.75, 1];
const TENTHS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** Two lines over the threshold: how many messages are sure, and how many of those are right. The table has the numbers. */
export function ThresholdChart({ points, at }: { points: ThresholdPoint[]; at: number }) {
  const chosen = points[at]!;
  return (
    <figure className="threshold-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="What each setting would have done. The table has the same numbers.">
        <Axes />
        <polyline className="line-sure" points={line(FRAME, points, ({ share_sure }) => share_sure)} />
        <polyline className="line-right" points={line(FRAME, points, ({ accuracy }) => accuracy)} />
        <Chosen point={chosen} />
      </svg>
      <figcaption>
        <span className="legend" data-line="sure">
          Messages that are sure
        </span>
        <span className="legend" data-line="right">
          Right, of what is sure
        </span>
      </figcaption>
    </figure>
  );
}

function Axes() {
  return (
    <g className="axes">
      {GRID.map((share) => {
        const { y } = place(FRAME, 0, share);
        return (
          <g key={share}>
            <line x1={FRAME.left} x2={FRAME.left + FRAME.width} y1={y} y2={y} />
            <text x={FRAME.left - 8} y={y + 4} textAnchor="end">
              {share * 100}%
            </text>
          </g>
        );
      })}
      {TENTHS.map((threshold) => (
        <text key={threshold} x={place(FRAME, threshold, 0).x} y={FRAME.top + FRAME.height + 20} textAnchor="middle">
          {threshold.toFixed(1)}
        </text>
      ))}
      <text x={FRAME.left + FRAME.width} y={HEIGHT - 4} textAnchor="end">
        how sure the bot must be
      </text>
    </g>
  );
}

function Chosen({ point }: { point: ThresholdPoint }) {
  const { x, y } = place(FRAME, point.threshold, point.share_sure ?? 0);
  return (
    <g className="chosen">
      <line x1={x} x2={x} y1={FRAME.top} y2={FRAME.top + FRAME.height} />
      {point.share_sure !== null && <circle className="dot-sure" cx={x} cy={y} r={5} />}
      {point.accuracy !== null && <circle className="dot-right" cx={x} cy={place(FRAME, 0, point.accuracy).y} r={5} />}
    </g>
  );
}
