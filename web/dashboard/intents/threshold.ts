/** The threshold's history in words and in places on a chart. */

import type { ThresholdPoint } from "../api/understanding";
import { counted, percent } from "../ui/numbers";

/** The place of the point whose threshold is nearest. */
export function nearest(points: ThresholdPoint[], threshold: number): number {
  const distance = (index: number) => Math.abs(points[index]!.threshold - threshold);
  return points.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
}

export function thresholdSentence({ sure, asked_back }: ThresholdPoint, n: number): string {
  if (n === 0) return "No message has been read with your intents yet.";
  return `Of your last ${counted(n, "message")} ${sure.toLocaleString()} would be sure, ${asked_back.toLocaleString()} asked back.`;
}

export function rightSentence({ accuracy }: ThresholdPoint): string {
  return accuracy === null ? "" : `Of examples that are as sure as that, ${percent(accuracy)} are right.`;
}

/** Every tenth, and the one that is chosen: a table to read, not to scroll. */
export function tablePoints(points: ThresholdPoint[], at: number): { point: ThresholdPoint; isChosen: boolean }[] {
  const chosen = points[at];
  const isTenth = ({ threshold }: ThresholdPoint) => Math.abs(threshold * 10 - Math.round(threshold * 10)) < 0.001;
  return points.filter((point) => point === chosen || isTenth(point)).map((point) => ({ point, isChosen: point === chosen }));
}

export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Where a threshold (across) and a share (upwards), both 0 to 1, stand in the frame. */
export function place(frame: Frame, threshold: number, share: number): { x: number; y: number } {
  return { x: frame.left + threshold * frame.width, y: frame.top + (1 - share) * frame.height };
}

/** The `points` of an SVG polyline. Where the value is not known the line has no point. */
export function line(frame: Frame, points: ThresholdPoint[], value: (point: ThresholdPoint) => number | null): string {
  return points
    .flatMap((point) => {
      const share = value(point);
      if (share === null) return [];
      const { x, y } = place(frame, point.threshold, share);
      return [`${x.toFixed(1)},${y.toFixed(1)}`];
    })
    .join(" ");
}
