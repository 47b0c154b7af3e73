import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { listTime } from "../ui/time";
import type { ReviewItem } from "./reviewApi";
import { GRADE_WORDS, percent, WHY } from "./words";

/** The replies, newest first. */
export function ReviewList({ items, shown }: { items: ReviewItem[]; shown: string | undefined }) {
  return (
    <ol className="review-list" aria-label="Replies">
      {items.map((item) => (
        <li key={item.reply_id}>
          <Row item={item} isShown={item.reply_id === shown} />
        </li>
      ))}
    </ol>
  );
}

function Row({ item, isShown }: { item: ReviewItem; isShown: boolean }) {
  const ref = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isShown) ref.current?.scrollIntoView({ block: "nearest" });
  }, [isShown]);
  const measured = item.score?.measured ?? null;
  return (
    <Link ref={ref} to="/review" search={(before) => ({ ...before, reply: item.reply_id })} className="review-row" data-shown={isShown}>
      <span className="review-row-question" dir="auto">
        {item.question?.text ?? "…"}
      </span>
      <span className="review-row-facts">
        {item.review ? (
          <span className="review-badge" data-grade={item.review.grade}>{GRADE_WORDS[item.review.grade]}</span>
        ) : (
          item.why.map((why) => (
            <span key={why} className="review-badge" data-why={why}>{WHY[why]}</span>
          ))
        )}
        {measured !== null && <span>{percent(measured)}</span>}
        <time dateTime={item.answer.created_at}>{listTime(item.answer.created_at, Date.now())}</time>
      </span>
    </Link>
  );
}
