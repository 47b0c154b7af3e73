import { Link } from "@tanstack/react-router";
import { Eye, FilePen, RotateCcw, ThumbsDown, ThumbsUp } from "lucide-react";
import type { ReactNode } from "react";
import type { Message } from "../api/types";
import { CitationMark, Citations } from "../conversation/Citations";
import { Markdown } from "../markdown/Markdown";
import { Button } from "../ui/Button";
import { fullTime } from "../ui/time";
import type { Grade, ReviewItem } from "./reviewApi";
import { ScoreParts } from "./ScoreParts";
import { GRADE_WORDS, GRADES, REASON_WORDS, VISITOR_REASONS } from "./words";

interface ReviewDetailProps {
  item: ReviewItem;
  chosen: Grade | null;
  onGrade: (grade: Grade) => void;
  onReopen: () => void;
  children: ReactNode;
}

/** One reply with what was asked, how it scores, what the visitor said, and what may be done about it. */
export function ReviewDetail({ item, chosen, onGrade, onReopen, children }: ReviewDetailProps) {
  return (
    <article className="review-detail" aria-label="Reply">
      <Said item={item} />
      <Links item={item} />
      {item.rating && <VisitorSays rating={item.rating} />}
      {item.score && <ScoreParts score={item.score} />}
      {item.review ? <Reviewed review={item.review} answer={item.answer} onReopen={onReopen} /> : <Grades chosen={chosen} onGrade={onGrade} />}
      {children}
    </article>
  );
}

function Said({ item: { question, answer } }: { item: ReviewItem }) {
  return (
    <>
      <h2 className="review-label">The visitor asked</h2>
      <p className="review-question" dir="auto">
        {question?.text ?? "This message was erased."}
      </p>
      <h2 className="review-label">The bot said</h2>
      <div className="review-answer message-body" dir={answer.dir} lang={answer.language}>
        <Markdown source={answer.text} citation={markOf(answer)} />
      </div>
      {answer.citations.length > 0 && <Citations citations={answer.citations} />}
    </>
  );
}

/** What stands for `[n]` in a text that cites as the answer does. */
function markOf(answer: Message) {
  return (n: number) => {
    const citation = answer.citations.find((each) => each.n === n);
    return citation && <CitationMark citation={citation} />;
  };
}

function Links({ item }: { item: ReviewItem }) {
  const articles = [...new Map(item.answer.citations.map((each) => [each.article_id, each.title])).entries()];
  return (
    <p className="review-links">
      <Link to="/inbox/$view/$conversationId" params={{ view: "open", conversationId: item.conversation_id }} search={{ reply: item.reply_id }}>
        <Eye size={14} aria-hidden="true" /> <span>What the bot saw</span>
      </Link>
      {articles.map(([id, title]) => (
        <Link key={id} to="/knowledge/articles/$articleId" params={{ articleId: id }}>
          <FilePen size={14} aria-hidden="true" />
          <span>
            Mend “<bdi>{title}</bdi>”
          </span>
        </Link>
      ))}
    </p>
  );
}

function VisitorSays({ rating }: { rating: NonNullable<ReviewItem["rating"]> }) {
  const Icon = rating.value === "up" ? ThumbsUp : ThumbsDown;
  return (
    <p className="review-rating" data-value={rating.value}>
      <Icon size={15} aria-hidden="true" />
      <span>
        The visitor gave a thumb {rating.value}
        {rating.reason && `: ${VISITOR_REASONS[rating.reason]}`}
        {rating.comment && <q dir="auto">{rating.comment}</q>}
      </span>
    </p>
  );
}

function Grades({ chosen, onGrade }: { chosen: Grade | null; onGrade: (grade: Grade) => void }) {
  return (
    <div className="review-grades" role="group" aria-label="Grade the reply">
      {GRADES.map(([grade, words, key]) => (
        <Button key={grade} shortcut={key} variant={chosen === grade ? "primary" : "plain"} onPress={() => onGrade(grade)}>
          {words}
        </Button>
      ))}
    </div>
  );
}

interface ReviewedProps {
  review: NonNullable<ReviewItem["review"]>;
  answer: Message;
  onReopen: () => void;
}

function Reviewed({ review, answer, onReopen }: ReviewedProps) {
  return (
    <section className="review-done" aria-label="Review">
      <p>
        <strong>{GRADE_WORDS[review.grade]}</strong>
        {review.reason && `: ${REASON_WORDS[review.reason].toLowerCase()}`}. {review.member ?? "Somebody who left"}, {fullTime(review.reviewed_at)}
      </p>
      {review.note && <p dir="auto">{review.note}</p>}
      {review.correction && (
        <>
          <h2 className="review-label">Others get now</h2>
          <div className="review-answer message-body" dir="auto">
            <Markdown source={review.correction.text} citation={markOf(answer)} />
          </div>
        </>
      )}
      <Button icon={RotateCcw} variant="quiet" onPress={onReopen}>
        Take the grade back
      </Button>
    </section>
  );
}
