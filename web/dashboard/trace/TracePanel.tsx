import { useQuery } from "@tanstack/react-query";
import { SearchX, X } from "lucide-react";
import { tracesQuery } from "../api/queries";
import type { Mention, Thread, Trace } from "../api/types";
import type { Understanding } from "../api/understanding";
import type { TracePanelState } from "../conversation/useTracePanel";
import { IconButton } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Skeleton } from "../ui/Skeleton";
import { EntityChip } from "../understanding/EntityChip";
import { UnderstandingView } from "../understanding/UnderstandingView";
import { Decision } from "./Decision";
import { FollowedRules } from "./FollowedRules";
import { Passages } from "./Passages";
import { Sentences } from "./Sentences";
import { Steps } from "./Steps";
import { UsedTool } from "./UsedTool";
import "./TracePanel.css";

interface TracePanelProps {
  thread: Thread;
  panel: TracePanelState;
}

/**
 * Tells of one message. Of a reply of the bot's: what it decided, the passages it found, its sentences and its steps.
 * Of a visitor's message: how it was read. From each a link leads to the other.
 */
export function TracePanel({ thread, panel }: TracePanelProps) {
  const title = panel.told.reply ? "What the bot saw" : "How it was read";
  return (
    <aside className="trace-panel" aria-labelledby="trace-heading">
      <header className="trace-header">
        <h2 id="trace-heading">{title}</h2>
        <IconButton icon={X} label={`Close ${title.toLowerCase()}`} onPress={panel.close} />
      </header>
      <div className="trace-scroll" tabIndex={0} role="group" aria-labelledby="trace-heading">
        {panel.told.reply ? <ReplyStory replyId={panel.told.reply} thread={thread} panel={panel} /> : <MessageStory thread={thread} panel={panel} />}
      </div>
    </aside>
  );
}

function ReplyStory({ replyId, thread, panel }: TracePanelProps & { replyId: string }) {
  const { data, error, refetch } = useQuery(tracesQuery(thread.conversation.id));
  const trace = data?.find((each) => each.reply_id === replyId);
  const read = understandingOf(thread, trace?.reply_to);
  return (
    <>
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={5} kind="text" />}
      {data && !trace && <NoTrace />}
      {trace && <TraceView trace={trace} />}
      {read && <OtherStory onPress={() => panel.show({ id: read.message_id, author: "visitor" })}>How the visitor’s message was read</OtherStory>}
    </>
  );
}

function MessageStory({ thread, panel }: TracePanelProps) {
  const { data } = useQuery(tracesQuery(thread.conversation.id));
  const id = panel.told.message;
  const understanding = understandingOf(thread, id);
  const reply = data?.find((trace) => trace.reply_to === id)?.reply_id;
  return (
    <>
      {understanding ? <UnderstandingView key={id} conversationId={thread.conversation.id} understanding={understanding} /> : <NotRead />}
      {thread.mentions.length > 0 && <Known mentions={thread.mentions} />}
      {reply && <OtherStory onPress={() => panel.show({ id: reply, author: "bot" })}>What the bot saw for its reply</OtherStory>}
    </>
  );
}

/** What the visitor named in all that they wrote: numbers, names, places. */
function Known({ mentions }: { mentions: Mention[] }) {
  return (
    <section className="trace-section">
      <h3>Named by this visitor so far</h3>
      <div className="trace-known">
        {mentions.map((mention) => (
          <EntityChip key={`${mention.type} ${mention.value}`} entity={mention} />
        ))}
      </div>
    </section>
  );
}

function OtherStory({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <section className="trace-section">
      <button type="button" className="text-link" onClick={onPress}>
        {children}
      </button>
    </section>
  );
}

function TraceView({ trace }: { trace: Trace }) {
  return (
    <>
      <Decision trace={trace} />
      {trace.tool && <UsedTool tool={trace.tool} />}
      {trace.guidance && trace.guidance.length > 0 && <FollowedRules rules={trace.guidance} />}
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

function NotRead() {
  return (
    <EmptyState icon={SearchX} title="Nothing was read out of this message">
      <p>It has not been read yet, it was written before messages were read, or its record has been erased.</p>
    </EmptyState>
  );
}

function understandingOf(thread: Thread, messageId: string | null | undefined): Understanding | undefined {
  return thread.understandings.find(({ message_id }) => message_id === messageId);
}
