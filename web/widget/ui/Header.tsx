import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Conversation } from "../../client/types";
import { fill, type Texts } from "../text";
import { usePanel } from "./context";
import { CloseIcon, MenuIcon, NewIcon } from "./icons";
import { Later } from "./Later";

interface Props {
  titleId: string;
  onClose: (() => void) | null;
}

const loadMenu = () => import("../menu").then(({ menu }) => menu);

/** The company's name and who is answering now. */
export function Header({ titleId, onClose }: Props): VNode {
  const { chat, refocus, language: { texts } } = usePanel();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const closeMenu = () => {
    setOpen(false);
    opener.current!.focus();
  };
  const startNew = () => {
    chat.startNewConversation();
    refocus();
  };
  const name = chat.site?.appearance.title || chat.site?.name || texts.chat;
  const conversation = chat.room?.conversation;
  // On a page of its own the panel's title is the page's.
  const Title = onClose ? "h2" : "h1";
  return (
    <div class="header">
      <Badge name={name} />
      <div class="who">
        <Title id={titleId}><bdi>{name}</bdi></Title>
        <p class={`status ${conversation?.state ?? "bot"}`}><bdi>{statusOf(conversation, texts)}</bdi></p>
      </div>
      {chat.room && (
        <button class="tool" aria-label={texts.newConversation} title={texts.newConversation} onClick={startNew}>
          <NewIcon />
        </button>
      )}
      <button
        class="tool" ref={opener} aria-label={texts.menu} title={texts.menu} aria-haspopup="dialog" aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <MenuIcon />
      </button>
      {onClose && (
        <button class="tool" aria-label={texts.close} title={texts.close} onClick={onClose}>
          <CloseIcon />
        </button>
      )}
      {open && <Later load={loadMenu} props={{ onClose: closeMenu }} />}
    </div>
  );
}

/** The picture that the owner chose, or the first letter of the name. */
function Badge({ name }: { name: string }): VNode {
  const { chat, base } = usePanel();
  const [failed, setFailed] = useState("");
  const { site } = chat;
  const picture = site?.appearance.avatar; // checked by the server when the owner chose it
  if (picture && picture !== failed) {
    return <img class="badge" src={new URL(picture, base).href} alt="" referrerpolicy="no-referrer" onError={() => setFailed(picture)} />;
  }
  return <span class="badge" aria-hidden="true">{[...name][0]}</span>;
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
