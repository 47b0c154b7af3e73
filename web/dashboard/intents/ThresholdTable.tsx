import type { ThresholdPoint } from "../api/understanding";
import { percent } from "../ui/numbers";
import { tablePoints } from "./threshold";
import "../ui/Table.css";

export function ThresholdTable({ points, at }: { points: ThresholdPoint[]; at: number }) {
  return (
    <div className="table-frame threshold-table">
      <table className="table">
        <caption className="visually-hidden">What each setting would have done</caption>
        <thead>
          <tr>
            <th scope="col">Sure at</th>
            <th scope="col" className="number">Sure</th>
            <th scope="col" className="number">Asked back</th>
            <th scope="col" className="number">Right</th>
          </tr>
        </thead>
        <tbody>
          {tablePoints(points, at).map(({ point, isChosen }) => (
            <tr key={point.threshold} data-chosen={isChosen}>
              <th scope="row">
                {point.threshold.toFixed(2)}
                {isChosen && <span className="visually-hidden">, chosen</span>}
              </th>
              <td className="number">{point.share_sure === null ? "–" : point.sure.toLocaleString()}</td>
              <td className="number">{point.share_sure === null ? "–" : point.asked_back.toLocaleString()}</td>
              <td className="number">{point.accuracy === null ? "–" : percent(point.accuracy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
