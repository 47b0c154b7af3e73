import type { VNode } from "preact";
import { useCallback } from "preact/hooks";
import { ActionButton } from "./ActionButton";
import { usePanel } from "./context";
import { Later } from "./Later";
import { TalkButton } from "./TalkButton";

const loadOffer = () => import("../push").then(({ offer }) => offer);
const loadForm = () => import("../forms").then(({ email }) => email);
const NOTHING = {};

/** The way to a person and, while one is awaited, the way back; with the e-mail form when nobody is there. */
export function PersonBar(): VNode | null {
  const { chat } = usePanel();
  const state = chat.room?.conversation?.state;
  if (chat.isLoading || state === "human") return null;
  return <div class="person">{state === "waiting" ? <Waiting /> : <TalkButton />}</div>;
}

function Waiting(): VNode {
  const { chat, refocus, language: { texts } } = usePanel();
  const { email_given, person_available } = chat.room!.conversation!;
  const onSend = useCallback((email: string) => chat.leaveEmail(email).then(refocus), [chat, refocus]);
  return (
    <>
      {navigator.serviceWorker?.controller && <Later load={loadOffer} props={NOTHING} />}
      {!email_given && !person_available && <Later load={loadForm} props={{ onSend }} />}
      <ActionButton act={() => chat.stopWaiting()} busy={texts.loading} failed={texts.askFailed}>
        {texts.stopWaiting}
      </ActionButton>
    </>
  );
}
