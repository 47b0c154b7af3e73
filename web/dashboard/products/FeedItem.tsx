import { useMutation, useQueryClient } from "@tanstack/react-query";
import { RefreshCw, Trash2 } from "lucide-react";
import { type Feed, feedsQuery, isBeingRead, richApi } from "../api/richClient";
import { Button } from "../ui/Button";
import { ConfirmButton } from "../ui/ConfirmButton";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Progress } from "../ui/Progress";
import { SkippedLines } from "../ui/SkippedLines";
import { fullTime } from "../ui/time";

/** A feed, and how its last reading went. */
export function FeedItem({ feed }: { feed: Feed }) {
  const cache = useQueryClient();
  const again = () => cache.invalidateQueries({ queryKey: feedsQuery.queryKey });
  const read = useMutation({ mutationFn: () => richApi.readFeed(feed.id), onSuccess: again });
  const remove = useMutation({ mutationFn: () => richApi.removeFeed(feed.id), onSuccess: again });
  const error = read.error ?? remove.error;
  return (
    <li className="feed">
      <p className="feed-url">{feed.url}</p>
      {isBeingRead(feed) ? <Progress label="Reading" share={null} detail={feed.done ? `${feed.done.toLocaleString()} products` : ""} /> : <Outcome feed={feed} />}
      {error && <ErrorNotice error={error} />}
      {!isBeingRead(feed) && (
        <div className="feed-actions">
          <Button icon={RefreshCw} isPending={read.isPending} onPress={() => read.mutate()}>
            Read it again
          </Button>
          <ConfirmButton icon={Trash2} question="Read it no more? Its products stay." yes="Remove" onYes={() => remove.mutate()} isPending={remove.isPending}>
            Remove
          </ConfirmButton>
        </div>
      )}
    </li>
  );
}

function Outcome({ feed }: { feed: Feed }) {
  if (feed.state === "failed") return <p className="feed-failed">{feed.error}</p>;
  const numbers = [`${feed.added.toLocaleString()} new`, `${feed.changed.toLocaleString()} changed`, `${feed.unchanged.toLocaleString()} unchanged`, `${feed.removed.toLocaleString()} gone`];
  return (
    <>
      <p role="status" className="feed-outcome">
        {numbers.join(", ")}
        {feed.finished_at && <span className="muted"> · {fullTime(feed.finished_at)}</span>}
      </p>
      {feed.skipped.length > 0 && (
        <details>
          <summary>What was left out ({feed.skipped.length.toLocaleString()})</summary>
          <SkippedLines skipped={feed.skipped} />
        </details>
      )}
    </>
  );
}
