import { useQuery } from "@tanstack/react-query";
import { SearchX, X } from "lucide-react";
import { tracesQuery } from "../api/queries";
import type { Trace } from "../api/types";
import { IconButton } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Skeleton } from "../ui/Skeleton";
import { Decision } from "./Decision";
import { Passages } from "./Passages";
import { Sentences } from "./Sentences";
import { Steps } from "./Steps";
import "./TracePanel.css";

interface TracePanelProps {
  conversationId: string;
  replyId: string;
  onClose: () => void;
}

/** Everything the bot saw for one reply: what it decided, the passages it found, its sentences and its steps. */
export function TracePanel({ conversationId, replyId, onClose }: TracePanelProps) {
  const { data, error, refetch } = useQuery(tracesQuery(conversationId));
  const trace = data?.find((each) => each.reply_id === replyId);
  return (
    <aside className="trace-panel" aria-labelledby="trace-heading">
      <header className="trace-header">
        <h2 id="trace-heading">What the bot saw</h2>
        <IconButton icon={X} label="Close what the bot saw" onPress={onClose} />
      </header>
      <div className="trace-scroll" tabIndex={0} role="group" aria-labelledby="trace-heading">
        {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton rows={5} kind="text" />}
        {data && !trace && <NoTrace />}
        {trace && <TraceView trace={trace} />}
      </div>
    </aside>
  );
}

function TraceView({ trace }: { trace: Trace }) {
  return (
    <>
      <Decision trace={trace} />
      {trace.passages.length > 0 && <Passages passages={trace.passages} />}
      {trace.sentences.length > 0 && <Sentences sentences={trace.sentences} />}
      {trace.steps.length > 0 && <Steps steps={trace.steps} />}
    </>
  );
}

function NoTrace() {
  return (
    <EmptyState icon={SearchX} title="Nothing was recorded">
      <p>This message was not written from the articles: it is a fixed notice, or its record has been erased.</p>
    </EmptyState>
  );
}
