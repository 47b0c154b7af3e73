import type { VNode } from "preact";
import { ActionButton } from "./ActionButton";
import { usePanel } from "./context";
import { PersonIcon } from "./icons";

/** Asks for a person. */
export function TalkButton(): VNode {
  const { chat, language: { texts } } = usePanel();
  return (
    <ActionButton act={() => chat.askForPerson()} busy={texts.asking} failed={texts.askFailed}>
      <PersonIcon />
      {texts.talkToPerson}
    </ActionButton>
  );
}
