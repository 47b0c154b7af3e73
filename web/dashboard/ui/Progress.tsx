import { Label } from "react-aria-components/Label";
import { ProgressBar } from "react-aria-components/ProgressBar";
import "./Progress.css";

/** `share` from 0 to 1; null when nobody knows yet how much there is. */
export function Progress({ label, share, detail }: { label: string; share: number | null; detail?: string }) {
  return (
    <ProgressBar className="progress" isIndeterminate={share === null} value={(share ?? 0) * 100} {...(detail ? { valueLabel: detail } : {})}>
      {({ percentage, valueText, isIndeterminate }) => (
        <>
          <Label>{label}</Label>
          <span className="progress-value">{isIndeterminate ? (detail ?? "") : valueText}</span>
          <div className="progress-track" data-indeterminate={isIndeterminate}>
            <div className="progress-fill" style={{ inlineSize: `${percentage ?? 30}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
