import { MessageFiles } from "../files/MessageFiles";
import { Markdown } from "../markdown/Markdown";
import { useSession } from "../session/SessionGate";
import { Button } from "../ui/Button";
import { readDraft, saveDraft } from "./drafts";
import { discard, type Outgoing, sendAgain } from "./outbox";

export function OutgoingMessage({ item }: { item: Outgoing }) {
  const { member } = useSession();
  const edit = () => {
    const draft = readDraft(member.id, item.conversationId);
    saveDraft(member.id, item.conversationId, draft ? `${item.text}\n${draft}` : item.text);
    discard(item);
  };
  return (
    <article className="message" data-author="agent" data-state={item.state} aria-label="Your reply, on its way">
      {item.text && (
        <div className="message-body" dir="auto">
          <Markdown source={item.text} breaks />
        </div>
      )}
      <MessageFiles conversation={item.conversationId} files={item.files ?? []} author="you" />
      {item.state === "sending" ? (
        <p className="message-status">Sending…</p>
      ) : (
        <div className="message-status" data-failed="true" role="alert">
          <span>Not sent. {item.error}</span>
          <Button variant="quiet" onPress={() => sendAgain(item)}>
            Send again
          </Button>
          <Button variant="quiet" onPress={edit}>
            Edit
          </Button>
        </div>
      )}
    </article>
  );
}
