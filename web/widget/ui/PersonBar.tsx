import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { usePanel } from "./context";
import { EmailForm } from "./EmailForm";
import { PersonIcon } from "./icons";

/** The way to a person: the button, what happens after it was pressed, and the e-mail form when nobody is there. */
export function PersonBar(): VNode | null {
  const { chat, language: { texts } } = usePanel();
  const [asking, setAsking] = useState<"no" | "yes" | "failed">("no");
  const conversation = chat.room?.conversation;
  if (conversation?.state === "human") return null;
  if (conversation?.state === "waiting") return <Waiting />;
  const ask = async () => {
    setAsking("yes");
    await chat.askForPerson().then(() => setAsking("no"), () => setAsking("failed"));
  };
  return (
    <div class="person">
      <button class="talk" disabled={asking === "yes"} onClick={ask}>
        <PersonIcon />
        {asking === "yes" ? texts.asking : texts.talkToPerson}
      </button>
      {asking === "failed" && <p class="error" role="alert">{texts.askFailed}</p>}
    </div>
  );
}

function Waiting(): VNode {
  const { chat, language: { texts } } = usePanel();
  const conversation = chat.room!.conversation!;
  if (conversation.email_given) return <p class="person info" role="status">{texts.emailThanks}</p>;
  if (conversation.person_available) return <p class="person info" role="status">{texts.waitingOnline}</p>;
  return (
    <div class="person info">
      <p role="status">{texts.waitingOffline}</p>
      <EmailForm onSend={(email) => chat.leaveEmail(email)} />
    </div>
  );
}
