import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FlaskConical } from "lucide-react";
import { type Replay, replaysQuery } from "../api/replay";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { fullTime } from "../ui/time";
import { changeWords, STATE_WORDS } from "./words";
import "../ui/Table.css";

export function ReplaysPage() {
  const { data, error, refetch } = useQuery(replaysQuery);
  return (
    <Page title="Try a change" intro="See what a change would do to the questions that visitors have really asked, before any visitor sees it." actions={<NewLink />}>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} kind="text" />}
      {data?.length === 0 && <Nothing />}
      {data && data.length > 0 && <List replays={data} />}
    </Page>
  );
}

function NewLink() {
  return (
    <Link to="/replays/new" className="button" data-variant="primary">
      <FlaskConical size={15} aria-hidden="true" />
      <span>New trial</span>
    </Link>
  );
}

function Nothing() {
  return (
    <EmptyState icon={FlaskConical} title="Nothing has been tried yet">
      <p>
        Before you change an article or how sure the bot must be, try it: past questions are answered twice, as it is now and as it would be, and you
        see side by side what differs. You publish from there.
      </p>
    </EmptyState>
  );
}

function List({ replays }: { replays: Replay[] }) {
  return (
    <div className="table-frame" role="group" aria-label="Trials" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Trial</th>
            <th scope="col">What was tried</th>
            <th scope="col">State</th>
            <th scope="col" className="number">Questions</th>
            <th scope="col" className="number">Differ</th>
            <th scope="col">Started</th>
          </tr>
        </thead>
        <tbody>
          {replays.map((replay) => (
            <tr key={replay.id}>
              <th scope="row">
                <Link to="/replays/$replayId" params={{ replayId: replay.id }} className="table-link">
                  {replay.name}
                </Link>
              </th>
              <td>{changeWords(replay).join(" · ")}</td>
              <td>{STATE_WORDS[replay.state]}</td>
              <td className="number">{replay.total}</td>
              <td className="number">{replay.figures?.differ ?? "–"}</td>
              <td className="whole">
                {fullTime(replay.created_at)}
                {replay.created_by && `, ${replay.created_by}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
