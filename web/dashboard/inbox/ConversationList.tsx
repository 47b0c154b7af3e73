import { Link } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import type { View } from "../api/types";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Skeleton } from "../ui/Skeleton";
import { Rows } from "./Rows";
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
  return <Rows key={view} view={view} inbox={inbox} selectedId={selectedId} />;
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
