import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ScrollText } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Select } from "../ui/Select";
import { Skeleton } from "../ui/Skeleton";
import { fullTime } from "../ui/time";
import { type Call, callsQuery, type CallState } from "./toolsApi";
import { STATE_WORDS } from "./words";

const STATES = [["", "All"], ...Object.entries(STATE_WORDS)] as [string, string][];

/** Every call that was made or waits, the newest first. */
export function CallLog() {
  const [state, setState] = useState("");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(callsQuery((state || null) as CallState | null));
  const calls = data?.pages.flatMap((page) => page.items);
  return (
    <>
      <div className="tool-filter">
        <Select label="Show" value={state} options={STATES} onChange={setState} />
      </div>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!calls && !error && <Skeleton rows={5} kind="text" />}
      {calls?.length === 0 && (
        <EmptyState icon={ScrollText} title="No calls">
          <p>Each call of a tool is kept here: what was sent, what came of it, and how long it took.</p>
        </EmptyState>
      )}
      {calls && calls.length > 0 && <Calls calls={calls} />}
      {hasNextPage && (
        <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

function Calls({ calls }: { calls: Call[] }) {
  return (
    <div className="table-frame">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Tool</th>
            <th scope="col">With</th>
            <th scope="col">What came of it</th>
            <th scope="col" className="number">
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.id}>
              <td>{fullTime(call.created_at)}</td>
              <th scope="row">
                {call.conversation_id ? (
                  <Link to="/inbox/$view/$conversationId" params={{ view: "open", conversationId: call.conversation_id }} className="table-link">
                    <bdi>{call.tool_name}</bdi>
                  </Link>
                ) : (
                  <>
                    <bdi>{call.tool_name}</bdi> <span className="tool-trial">tried at the desk</span>
                  </>
                )}
              </th>
              <td>
                {call.shown.map(([label, value]) => (
                  <div key={label}>
                    {label}: <bdi>{value}</bdi>
                  </div>
                ))}
              </td>
              <td>
                <CallStateBadge state={call.state} />
                {call.note && <p className="intent-description">{call.note}</p>}
                {call.decided_by && <p className="intent-description">Decided by {call.decided_by}</p>}
              </td>
              <td className="number">{call.ms === null ? "" : `${call.ms.toLocaleString()} ms`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function CallStateBadge({ state }: { state: CallState }) {
  return (
    <span className="call-state" data-state={state}>
      {STATE_WORDS[state]}
    </span>
  );
}
