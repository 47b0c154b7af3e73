import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef } from "react";
import { ApiError } from "../api/http";
import { threadQuery } from "../api/queries";
import { markSeen } from "../inbox/seen";
import { useSession } from "../session/SessionGate";
import { ConversationCalls } from "../tools/ConversationCalls";
import { useShortcuts } from "../shell/shortcuts";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Skeleton } from "../ui/Skeleton";
import { Composer, type ComposerHandle } from "./Composer";
import { ConversationHeader } from "./ConversationHeader";
import { Gone } from "./Gone";
import { permitted } from "./permissions";
import { ThreadView } from "./ThreadView";
import { useConversationActions } from "./useConversationActions";
import { useTracePanel } from "./useTracePanel";
import "./ConversationPage.css";

const TracePanel = lazy(() => import("../trace/TracePanel").then(({ TracePanel }) => ({ default: TracePanel })));

export function ConversationPage() {
  const { conversationId } = useParams({ from: "/inbox/$view/$conversationId" });
  // A new conversation is a new page: no scroll position or half-shown state passes from one to the next.
  return <Conversation key={conversationId} id={conversationId} />;
}

function Conversation({ id }: { id: string }) {
  const { member } = useSession();
  const { data: thread, error, refetch } = useQuery(threadQuery(id));
  const actions = useConversationActions(id);
  const panel = useTracePanel(id, thread);
  const composer = useRef<ComposerHandle>(null);
  const isGone = !thread && error instanceof ApiError && error.status === 404;
  const may = thread && permitted(thread.conversation, member.id);

  useEffect(() => {
    if (thread) markSeen(id, thread.conversation.last_seq);
  }, [id, thread]);
  useShortcuts({
    t: () => may?.takeOver && actions.run("takeOver"),
    b: () => may?.handBack && actions.run("handBack"),
    c: () => may?.close && actions.run("close"),
    r: () => composer.current?.focus(),
    w: panel.toggle,
  });

  return (
    <>
      <section className="conversation" aria-labelledby="conversation-heading">
        <ConversationHeader id={id} thread={thread} actions={actions} panel={panel} />
        {actions.error && <ErrorNotice error={actions.error} />}
        {isGone && <Gone />}
        {error && !thread && !isGone && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {!thread && !error && <Skeleton rows={4} kind="message" />}
        {thread && <ThreadView id={id} thread={thread} shownId={panel.told.reply ?? panel.told.message} onShow={panel.show} />}
        {!isGone && <ConversationCalls id={id} />}
        {thread && <Composer ref={composer} row={thread.conversation} />}
      </section>
      {thread && panel.isOpen && (
        <Suspense fallback={<aside className="trace-panel" aria-busy="true" />}>
          <TracePanel thread={thread} panel={panel} />
        </Suspense>
      )}
    </>
  );
}
