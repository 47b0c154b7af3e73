import type { Trace } from "../api/types";
import { asSentence } from "../ui/words";
import { decisionSentence, fallbackSentence, modeSentence, prefetchSentence } from "./sentence";

export function Decision({ trace }: { trace: Trace }) {
  return (
    <section className="trace-section" aria-label="Decision">
      <p className="trace-decision" data-decision={trace.decision}>
        {decisionSentence(trace)}
      </p>
      {trace.confidence !== null && <SureBar confidence={trace.confidence} threshold={trace.threshold} />}
      {trace.reason && <p className="trace-reason">{asSentence(trace.reason)}</p>}
      <p className="trace-mode">{modeSentence(trace)}</p>
      {trace.prefetch && <p className="trace-mode">{prefetchSentence(trace.prefetch)}</p>}
      {trace.fallback && <p className="trace-fallback">{fallbackSentence(trace)}</p>}
    </section>
  );
}

/** How sure it was, with a mark at what was needed. The sentence above says the same in words. */
function SureBar({ confidence, threshold }: { confidence: number; threshold: number | null }) {
  return (
    <div className="sure" aria-hidden="true">
      <div className="sure-fill" style={{ inlineSize: `${confidence * 100}%` }} data-enough={threshold === null || confidence >= threshold} />
      {threshold !== null && <div className="sure-mark" style={{ insetInlineStart: `${threshold * 100}%` }} />}
    </div>
  );
}
