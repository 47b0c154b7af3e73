import type { VNode } from "preact";
import { ActionButton } from "./ActionButton";
import { usePanel } from "./context";
import { EmailForm } from "./EmailForm";
import { TalkButton } from "./TalkButton";

/** The way to a person and, while one is awaited, the way back; with the e-mail form when nobody is there. */
export function PersonBar(): VNode | null {
  const state = usePanel().chat.room?.conversation?.state;
  if (state === "human") return null;
  return <div class="person">{state === "waiting" ? <Waiting /> : <TalkButton />}</div>;
}

function Waiting(): VNode {
  const { chat, refocus, language: { texts } } = usePanel();
  const { email_given, person_available } = chat.room!.conversation!;
  return (
    <>
      {!email_given && !person_available && <EmailForm onSend={(email) => chat.leaveEmail(email).then(refocus)} />}
      <ActionButton act={() => chat.stopWaiting()} busy={texts.loading} failed={texts.askFailed}>
        {texts.stopWaiting}
      </ActionButton>
    </>
  );
}
