import { Link } from "@tanstack/react-router";
import { ListFilter, MessagesSquare } from "lucide-react";
import type { View } from "../api/types";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Skeleton } from "../ui/Skeleton";
import { countFilters, type Filters } from "./filters";
import { Rows } from "./Rows";
import type { InboxState } from "./useInbox";
import { VIEWS } from "./views";

interface ConversationListProps {
  view: View;
  inbox: InboxState;
  filters: Filters;
  onFilter: (filters: Filters) => void;
  selectedId: string | undefined;
}

export function ConversationList({ view, inbox, filters, onFilter, selectedId }: ConversationListProps) {
  if (inbox.isLoading) return <Skeleton rows={7} kind="row" />;
  if (inbox.error) return <ErrorNotice error={inbox.error} onRetry={inbox.retry} />;
  if (inbox.rows.length > 0) return <Rows key={view} view={view} inbox={inbox} selectedId={selectedId} />;
  if (countFilters(filters) > 0) return <NothingPasses onClear={() => onFilter(filters.sort ? { sort: filters.sort } : {})} />;
  return <NothingHere view={view} />;
}

function NothingPasses({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState icon={ListFilter} title="No conversation fits these filters">
      <p>
        Mood, urgency and intent are read from each message that a visitor writes, and a conversation has those of the last one. Take a filter
        away to see more.
      </p>
      <Button onPress={onClear}>Clear filters</Button>
    </EmptyState>
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
