import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ClipboardCheck } from "lucide-react";
import { useState } from "react";
import { useShortcuts } from "../shell/shortcuts";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Select } from "../ui/Select";
import { Skeleton } from "../ui/Skeleton";
import { GradeForm } from "./GradeForm";
import { type Grade, type ReviewItem, type ReviewPageOut, reviewsQuery, type State, type Why } from "./reviewApi";
import { ReviewDetail } from "./ReviewDetail";
import { ReviewList } from "./ReviewList";
import { Threshold } from "./Threshold";
import { useReviewing } from "./useReviewing";
import { isWhy, WHY } from "./words";
import "../conversation/MessageView.css";
import "./ReviewPage.css";

const STATES = [
  ["open", "Waiting"],
  ["done", "Reviewed"],
] as const;
const ALL = ["", "All reasons"] as const;

export function ReviewPage() {
  const { state = "open", why } = useSearch({ from: "/review" });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(reviewsQuery(state, why));
  const first = data?.pages[0];
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Review"
      intro="Replies that visitors disliked or that score low. Grade them, and write the right answer: whoever asks the same gets it at once."
      actions={first && <Threshold threshold={first.threshold} />}
    >
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} kind="text" />}
      {first && <Views counts={first.counts} state={state} why={why} />}
      {first && items.length === 0 && <Nothing state={state} isFiltered={why !== undefined} />}
      {items.length > 0 && <Queue key={state} items={items} />}
      {hasNextPage && (
        <Button onPress={() => void fetchNextPage()} isPending={isFetchingNextPage}>
          Show more
        </Button>
      )}
    </Page>
  );
}

function Views({ counts, state, why }: { counts: ReviewPageOut["counts"]; state: State; why: Why | undefined }) {
  const navigate = useNavigate();
  const go = (to: State, because: Why | undefined) =>
    void navigate({ to: "/review", search: { ...(to === "done" ? { state: to } : {}), ...(because ? { why: because } : {}) } });
  const reasons = (Object.keys(WHY) as Why[]).map((each) => [each, state === "open" ? `${WHY[each]} (${counts[each]})` : WHY[each]] as const);
  return (
    <div className="review-views">
      <div className="review-states" role="group" aria-label="Which replies">
        {STATES.map(([each, words]) => (
          <button key={each} type="button" aria-pressed={each === state} onClick={() => go(each, why)}>
            {words} <span className="review-count">{counts[each]}</span>
          </button>
        ))}
      </div>
      <Select
        label="Reason"
        hidesLabel
        value={why ?? ""}
        options={[ALL, ...reasons]}
        onChange={(value) => go(state, isWhy(value) ? value : undefined)}
      />
    </div>
  );
}

function Queue({ items }: { items: ReviewItem[] }) {
  const { reply } = useSearch({ from: "/review" });
  const navigate = useNavigate();
  const place = Math.max(0, items.findIndex((item) => item.reply_id === reply));
  const item = items[place];
  const [chosen, setChosen] = useState<{ replyId: string; grade: Exclude<Grade, "good"> } | null>(null);
  const show = (index: number) => {
    const next = items[Math.min(Math.max(index, 0), items.length - 1)];
    if (next) void navigate({ to: "/review", search: (before) => ({ ...before, reply: next.reply_id }), replace: true });
  };
  const { save, reopen } = useReviewing(() => {
    setChosen(null);
    show(place < items.length - 1 ? place + 1 : place - 1);
  });
  const grade = (given: Grade) => {
    if (!item || item.review || save.isPending) return;
    save.reset();
    if (given === "good") save.mutate({ replyId: item.reply_id, review: { grade: given } });
    else setChosen({ replyId: item.reply_id, grade: given });
  };
  useShortcuts({ j: () => show(place + 1), k: () => show(place - 1), "1": () => grade("good"), "2": () => grade("partly"), "3": () => grade("wrong") });
  if (!item) return null;
  const open = chosen?.replyId === item.reply_id ? chosen.grade : null;
  return (
    <div className="review-panes">
      <ReviewList items={items} shown={item.reply_id} />
      <ReviewDetail item={item} chosen={open} onGrade={grade} onReopen={() => reopen.mutate(item.reply_id)}>
        {open && (
          <GradeForm
            key={`${item.reply_id}${open}`}
            item={item}
            grade={open}
            error={save.error}
            isPending={save.isPending}
            onSave={(review) => save.mutate({ replyId: item.reply_id, review })}
            onCancel={() => setChosen(null)}
          />
        )}
        {!open && save.error && <ErrorNotice error={save.error} />}
        {reopen.error && <ErrorNotice error={reopen.error} />}
      </ReviewDetail>
    </div>
  );
}

function Nothing({ state, isFiltered }: { state: State; isFiltered: boolean }) {
  if (isFiltered) return <p role="status">None for this reason.</p>;
  if (state === "done") {
    return (
      <EmptyState icon={ClipboardCheck} title="Nothing reviewed yet">
        <p>What you grade is kept here, with who graded it. Each grade counts in the reply’s score.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={ClipboardCheck} title="Nothing to review">
      <p>A reply comes here when a visitor gives it a thumb down, or when its score is low: because it does not fit the question, leaves something out, or says what your pages do not carry.</p>
      <p>Then: <kbd className="key">j</kbd> and <kbd className="key">k</kbd> go through the replies, <kbd className="key">1</kbd> is good, <kbd className="key">2</kbd> partly, <kbd className="key">3</kbd> wrong. An answer that you correct is given from that moment on.</p>
    </EmptyState>
  );
}
