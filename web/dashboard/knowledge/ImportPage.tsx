import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { api } from "../api/client";
import { importQuery } from "../api/queries";
import type { Import } from "../api/types";
import { Back } from "../ui/Back";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Progress } from "../ui/Progress";
import { Skeleton } from "../ui/Skeleton";
import { fullTime, shortSpan } from "../ui/time";
import { ImportNumbers } from "./ImportNumbers";
import { isActive, share, STATE_WORDS } from "./importWords";
import { Skipped } from "./Skipped";
import "./ImportPage.css";

export function ImportPage() {
  const { importId } = useParams({ from: "/knowledge/imports/$importId" });
  const { data: item, error, refetch } = useQuery(importQuery(importId));
  return (
    <Page title={item ? `Import of ${item.source}` : "Import"} intro={item && <When item={item} />} back={<Back to="/knowledge/imports">Imports</Back>}>
      {error && !item && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!item && !error && <Skeleton rows={4} kind="text" />}
      {item && <Report item={item} />}
    </Page>
  );
}

function Report({ item }: { item: Import }) {
  return (
    <>
      {isActive(item) && <Running item={item} />}
      {item.error && (
        <div className="import-error" role="alert">
          <strong>The import stopped.</strong> {item.error}
        </div>
      )}
      <ImportNumbers item={item} />
      {item.state === "done" && (
        <p className="import-next">
          The bot can use these articles now.{" "}
          <Link to="/knowledge" className="text-link">
            See the articles
          </Link>
        </p>
      )}
      {item.skipped.length > 0 && <Skipped skipped={item.skipped} />}
    </>
  );
}

function Running({ item }: { item: Import }) {
  const cache = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => api.cancelImport(item.id),
    onSuccess: (changed) => cache.setQueryData(["import", item.id], changed),
  });
  const detail = item.total ? `${item.done.toLocaleString()} of ${item.total.toLocaleString()}` : `${item.done.toLocaleString()} so far`;
  return (
    <div className="import-running">
      <Progress label={STATE_WORDS[item.state]} share={share(item)} detail={detail} />
      <Button onPress={() => cancel.mutate()} isPending={cancel.isPending}>
        Stop
      </Button>
      {cancel.error && <ErrorNotice error={cancel.error} />}
    </div>
  );
}

function When({ item }: { item: Import }) {
  if (!item.started_at) return <>{STATE_WORDS[item.state]}</>;
  const took = item.finished_at && shortSpan(Date.parse(item.finished_at) - Date.parse(item.started_at));
  return (
    <>
      {STATE_WORDS[item.state]} · started {fullTime(item.started_at)}
      {took && `, took ${took}`}
    </>
  );
}
