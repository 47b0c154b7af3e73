import { Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useShortcuts } from "../shell/shortcuts";
import { ConversationList } from "./ConversationList";
import { countFilters } from "./filters";
import { InboxFilters } from "./InboxFilters";
import { InboxHeading } from "./InboxHeading";
import { useFilters } from "./useFilters";
import { useInbox } from "./useInbox";
import { VIEW_ORDER } from "./views";
import "./InboxPage.css";

export function InboxPage() {
  const { view } = useParams({ from: "/inbox/$view" });
  const { conversationId } = useParams({ strict: false });
  const { filters, setFilters } = useFilters();
  const [filtersAreOpen, setFiltersOpen] = useState(false);
  const filterButton = useRef<HTMLButtonElement>(null);
  const inbox = useInbox(view, filters);
  const navigate = useNavigate();

  const move = (step: 1 | -1) => {
    const at = inbox.rows.findIndex((row) => row.id === conversationId);
    const next = at < 0 ? inbox.rows[0] : inbox.rows[at + step];
    if (next) void navigate({ to: "/inbox/$view/$conversationId", params: { view, conversationId: next.id }, search: filters });
  };
  const toggleFilters = () => {
    setFiltersOpen(!filtersAreOpen);
    if (filtersAreOpen) filterButton.current?.focus();
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    f: toggleFilters,
    ...Object.fromEntries(
      VIEW_ORDER.map((each, index) => [String(index + 1), () => void navigate({ to: "/inbox/$view", params: { view: each } })]),
    ),
  });

  return (
    <div className="inbox" data-reading={conversationId !== undefined}>
      <section className="inbox-list" aria-labelledby="inbox-heading">
        <InboxHeading view={view} count={countFilters(filters)} isOpen={filtersAreOpen} onToggle={toggleFilters} buttonRef={filterButton} />
        {filtersAreOpen && <InboxFilters view={view} filters={filters} rows={inbox.rows} onChange={setFilters} onClose={toggleFilters} />}
        <ConversationList view={view} inbox={inbox} filters={filters} onFilter={setFilters} selectedId={conversationId} />
      </section>
      <Outlet />
    </div>
  );
}
