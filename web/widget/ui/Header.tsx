import type { VNode } from "preact";
import type { Conversation } from "../../client/types";
import { fill, type Texts } from "../text";
import { usePanel } from "./context";
import { CloseIcon, NewIcon } from "./icons";

interface Props {
  titleId: string;
  onClose: (() => void) | null;
}

/** The company's name and who is answering now. */
export function Header({ titleId, onClose }: Props): VNode {
  const { chat, language: { texts } } = usePanel();
  const name = chat.site?.name ?? texts.chat;
  const conversation = chat.room?.conversation;
  return (
    <header class="header">
      <span class="badge" aria-hidden="true">{[...name][0]}</span>
      <div class="who">
        <h2 id={titleId}><bdi>{name}</bdi></h2>
        <p class={`status ${conversation?.state ?? "bot"}`}><bdi>{statusOf(conversation, texts)}</bdi></p>
      </div>
      {chat.room && (
        <button class="tool" aria-label={texts.newConversation} title={texts.newConversation} onClick={() => chat.startNewConversation()}>
          <NewIcon />
        </button>
      )}
      {onClose && (
        <button class="tool" aria-label={texts.close} title={texts.close} onClick={onClose}>
          <CloseIcon />
        </button>
      )}
    </header>
  );
}

function statusOf(conversation: Conversation | null | undefined, texts: Texts): string {
  switch (conversation?.state) {
    case "waiting":
      return texts.waitingStatus;
    case "human":
      return fill(texts.humanStatus, { name: conversation.agent_name ?? texts.agent });
    case "closed":
      return texts.closedStatus;
    default:
      return texts.assistantStatus;
  }
}
