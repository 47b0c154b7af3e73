import { Star } from "lucide-react";
import type { Thread } from "../api/types";
import { PlainText } from "./PlainText";
import { fullTime } from "../ui/time";
import "./Satisfaction.css";

const MOST = 5;

/** How content the visitor was: five stars to see, a number to hear. */
export function Score({ score }: { score: number }) {
  return (
    <span className="score" role="img" aria-label={`The visitor gave ${score} of ${MOST}`}>
      {Array.from({ length: MOST }, (_, at) => (
        <Star key={at} size={13} aria-hidden="true" data-full={at < score} />
      ))}
    </span>
  );
}

/** The same at the end of the thread, with what they wrote. */
export function SatisfactionCard({ given }: { given: NonNullable<Thread["satisfaction"]> }) {
  return (
    <div className="satisfaction">
      <p title={fullTime(given.rated_at)}>
        <Score score={given.score} /> {given.score} of {MOST} for this conversation
      </p>
      {given.comment && (
        <div className="satisfaction-words" dir="auto">
          <PlainText text={given.comment} />
        </div>
      )}
    </div>
  );
}
