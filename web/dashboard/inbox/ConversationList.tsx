import { Link } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { useEffect, useRef } from "react";
import type { View } from "../api/types";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Skeleton } from "../ui/Skeleton";
import { ConversationRow } from "./ConversationRow";
import type { InboxState } from "./useInbox";
import { VIEWS } from "./views";

interface ConversationListProps {
  view: View;
  inbox: InboxState;
  selectedId: string | undefined;
}

export function ConversationList({ view, inbox, selectedId }: ConversationListProps) {
  if (inbox.isLoading) return <Skeleton rows={7} kind="row" />;
  if (inbox.error) return <ErrorNotice error={inbox.error} onRetry={inbox.retry} />;
  if (inbox.rows.length === 0) return <NothingHere view={view} />;
  return (
    <div className="inbox-scroll">
      <ul className="inbox-rows">
        {inbox.rows.map((row) => (
          <ConversationRow key={row.id} row={row} view={view} isSelected={row.id === selectedId} />
        ))}
      </ul>
      {inbox.more && <LoadMore onReached={inbox.more} />}
    </div>
  );
}

function NothingHere({ view }: { view: View }) {
  const { emptyTitle, emptyText } = VIEWS[view];
  return (
    <EmptyState icon={MessagesSquare} title={emptyTitle}>
      <p>{emptyText}</p>
      {view === "open" && (
        <Link to="/install" className="text-link">
          Put the chat on your site
        </Link>
      )}
    </EmptyState>
  );
}

/** Fetches the next page when the end of the list comes near. */
function LoadMore({ onReached }: { onReached: () => void }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onReached(), { rootMargin: "400px" });
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, [onReached]);
  return (
    <div ref={ref} className="inbox-more">
      <button type="button" className="text-link" onClick={onReached}>
        Show more
      </button>
    </div>
  );
}
