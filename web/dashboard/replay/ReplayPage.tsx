import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { type Replay, replayApi, replayQuery, isRunning } from "../api/replay";
import { ConfirmButton } from "../ui/ConfirmButton";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Progress } from "../ui/Progress";
import { Skeleton } from "../ui/Skeleton";
import { fullTime } from "../ui/time";
import { Differences } from "./Differences";
import { BackToReplays } from "./NewReplayPage";
import { Sides } from "./Sides";
import { changeWords } from "./words";
import "./Replay.css";

export function ReplayPage() {
  const { replayId } = useParams({ from: "/replays/$replayId" });
  const { data: replay, error, refetch } = useQuery(replayQuery(replayId));
  return (
    <Page title={replay?.name ?? "Trial"} intro={replay && changeWords(replay).join(" · ")} back={<BackToReplays />}>
      {error && !replay && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!replay && !error && <Skeleton rows={5} kind="text" />}
      {replay && <Report replay={replay} />}
    </Page>
  );
}

function Report({ replay }: { replay: Replay }) {
  if (isRunning(replay)) {
    const detail = replay.total ? `${replay.done} of ${replay.total}` : "";
    return <Progress label="Answering past questions twice" share={replay.total ? replay.done / replay.total : null} detail={detail} />;
  }
  if (replay.error) return <p className="replay-error" role="alert"><strong>The trial stopped.</strong> {replay.error}</p>;
  if (!replay.figures) return null;
  if (replay.figures.n === 0) {
    return <p role="status">Nobody asked anything in these days. Take more days, or write questions of your own.</p>;
  }
  return (
    <>
      <Sides figures={replay.figures} />
      <Publish replay={replay} />
      <Differences replay={replay} />
    </>
  );
}

function Publish({ replay }: { replay: Replay }) {
  const cache = useQueryClient();
  const publish = useMutation({
    mutationFn: () => replayApi.publish(replay.id),
    onSuccess: (published) => {
      cache.setQueryData(["replay", replay.id], published);
      for (const key of ["replays", "articles", "rules", "article"]) void cache.invalidateQueries({ queryKey: [key] });
    },
  });
  if (replay.published_at) return <p className="replay-published" role="status">Published {fullTime(replay.published_at)}. Visitors get it now.</p>;
  return (
    <div className="replay-publish">
      <ConfirmButton icon={Check} question="Make it so for all visitors?" yes="Publish" onYes={() => publish.mutate()} isPending={publish.isPending}>
        Publish the change
      </ConfirmButton>
      {publish.error && <ErrorNotice error={publish.error} />}
    </div>
  );
}
