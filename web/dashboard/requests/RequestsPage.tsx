import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { PhoneCall } from "lucide-react";
import { useRef } from "react";
import { useShortcuts } from "../shell/shortcuts";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { RequestItem } from "./RequestItem";
import { type ContactRequest, requestsQuery, type RequestState } from "./requestsApi";
import { useSeeTo } from "./useSeeTo";
import "./Requests.css";

const STATES: readonly (readonly [state: RequestState, words: string])[] = [
  ["new", "Waiting"],
  ["done", "Done"],
];

/** Who asked to be contacted, and what became of it. */
export function RequestsPage() {
  const { state = "new" } = useSearch({ from: "/requests" });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(requestsQuery(state));
  const first = data?.pages[0];
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title="Requests" intro="Visitors who asked you to write, to call, to show them something or to keep a time free. The longest waiting comes first.">
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} kind="text" />}
      {first && <States state={state} waiting={first.new} />}
      {first && items.length === 0 && <Nothing state={state} />}
      {items.length > 0 && <List key={state} items={items} />}
      {hasNextPage && (
        <Button onPress={() => void fetchNextPage()} isPending={isFetchingNextPage}>
          Show more
        </Button>
      )}
    </Page>
  );
}

function States({ state, waiting }: { state: RequestState; waiting: number }) {
  const navigate = useNavigate();
  return (
    <div className="request-states" role="group" aria-label="Which requests">
      {STATES.map(([each, words]) => (
        <button key={each} type="button" aria-pressed={each === state} onClick={() => void navigate({ to: "/requests", search: each === "done" ? { state: "done" } : {} })}>
          {words}
          {each === "new" && waiting > 0 && <span className="request-count"> {waiting}</span>}
        </button>
      ))}
    </div>
  );
}

function List({ items }: { items: ContactRequest[] }) {
  const list = useRef<HTMLOListElement>(null);
  const { see, error } = useSeeTo();
  const rows = () => [...(list.current?.children ?? [])] as HTMLElement[];
  const place = () => rows().findIndex((row) => row.contains(document.activeElement));
  const go = (by: number) => {
    const all = rows();
    all[Math.min(Math.max(place() + by, 0), all.length - 1)]?.focus();
  };
  useShortcuts({
    j: () => go(1),
    k: () => go(-1),
    d: () => {
      const item = items[place()];
      if (item) see(item);
    },
  });
  return (
    <>
      {error && <ErrorNotice error={error} />}
      <ol className="request-list" ref={list}>
        {items.map((item) => (
          <RequestItem key={item.id} item={item} onSee={() => see(item)} />
        ))}
      </ol>
      <p className="request-keys">
        <kbd className="key">j</kbd> and <kbd className="key">k</kbd> go through the list, <kbd className="key">d</kbd> marks one as done.
      </p>
    </>
  );
}

function Nothing({ state }: { state: RequestState }) {
  if (state === "done") {
    return (
      <EmptyState icon={PhoneCall} title="Nothing done yet">
        <p>What you mark as done is kept here, with who saw to it.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={PhoneCall} title="Nobody waits to be contacted">
      <p>When a visitor presses a shortcut such as “Call me back”, they say when and where, and it appears here at once: with their time zone, and the conversation that it came from.</p>
      <Link to="/shortcuts">Look at your shortcuts</Link>
    </EmptyState>
  );
}
