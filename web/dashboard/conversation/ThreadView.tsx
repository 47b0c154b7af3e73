import { ArrowDown } from "lucide-react";
import type { Message, Thread } from "../api/types";
import { contactName } from "../inbox/handle";
import { useTyping } from "../live/typing";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { dayLabel } from "../ui/time";
import { toEntries } from "./entries";
import { MessageView } from "./MessageView";
import { useOutbox } from "./outbox";
import { OutgoingMessage } from "./OutgoingMessage";
import { SatisfactionCard } from "./Satisfaction";
import { TypingLine } from "./TypingLine";
import { useEarlier } from "./useEarlier";
import { useStickToEnd } from "./useStickToEnd";
import "./ThreadView.css";

interface ThreadViewProps {
  id: string;
  thread: Thread;
  /** The message whose story is told beside the thread. */
  shownId: string | undefined;
  onShow: (message: Message) => void;
}

export function ThreadView({ id, thread, shownId, onShow }: ThreadViewProps) {
  const outbox = useOutbox(id);
  const typist = useTyping(id);
  const earlier = useEarlier(id, thread);
  const stored = new Set(thread.messages.flatMap((message) => [message.id, message.client_id]));
  const outgoing = outbox.filter((item) => !stored.has(item.id));
  const understandings = new Map(thread.understandings.map((each) => [each.message_id, each]));
  const stick = useStickToEnd(`${thread.messages.at(-1)?.id} ${thread.understandings.length} ${outgoing.length} ${typist?.author}`);

  return (
    <div className="thread-frame">
      <div className="thread" ref={stick.ref} onScroll={stick.onScroll} tabIndex={0} role="log" aria-label="Messages">
        {thread.more && (
          <div className="thread-earlier">
            <Button variant="quiet" isPending={earlier.isPending} onPress={earlier.load}>
              Show earlier messages
            </Button>
          </div>
        )}
        {earlier.error && <ErrorNotice error={earlier.error} onRetry={earlier.load} />}
        {toEntries(thread.messages).map(({ message, opensDay, opensRun }) => (
          <div key={message.id} className="thread-entry">
            {opensDay && <p className="thread-day">{dayLabel(message.created_at, Date.now())}</p>}
            <MessageView
              conversation={id}
              message={message}
              visitor={contactName(thread.conversation.contact)}
              opensRun={opensRun}
              understanding={understandings.get(message.id)}
              isShown={message.id === shownId}
              onShow={onShow}
            />
          </div>
        ))}
        {outgoing.map((item) => (
          <OutgoingMessage key={item.id} item={item} />
        ))}
        {thread.satisfaction && <SatisfactionCard given={thread.satisfaction} />}
        {typist && <TypingLine typist={typist} contact={thread.conversation.contact} />}
      </div>
      {!stick.isAtEnd && (
        <button type="button" className="thread-to-end" onClick={stick.toEnd}>
          <ArrowDown size={15} aria-hidden="true" /> Latest messages
        </button>
      )}
    </div>
  );
}
