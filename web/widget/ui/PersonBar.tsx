import type { VNode } from "preact";
import { usePanel } from "./context";
import { EmailForm } from "./EmailForm";
import { TalkButton } from "./TalkButton";

/** The way to a person: the button, what happens after it was pressed, and the e-mail form when nobody is there. */
export function PersonBar(): VNode | null {
  const state = usePanel().chat.room?.conversation?.state;
  if (state === "human") return null;
  if (state === "waiting") return <Waiting />;
  return <div class="person"><TalkButton /></div>;
}

function Waiting(): VNode {
  const { chat, refocus, language: { texts } } = usePanel();
  const conversation = chat.room!.conversation!;
  if (conversation.email_given) return <p class="person info" role="status">{texts.emailThanks}</p>;
  if (conversation.person_available) return <p class="person info" role="status">{texts.waitingOnline}</p>;
  return (
    <div class="person info">
      <p role="status">{texts.waitingOffline}</p>
      <EmailForm onSend={(email) => chat.leaveEmail(email).then(refocus)} />
    </div>
  );
}
