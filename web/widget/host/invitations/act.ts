import type { Shortcut } from "../../../client/types";
import type { Chat } from "../../core/chat";
import type { Page } from "../page";
import type { Invitation, InvitationButton } from "./types";

/** What a button does beside being counted; a link goes its own way. */
export async function act({ widget, config }: Page, { text }: Invitation, { action, question }: InvitationButton): Promise<void> {
  if (action.kind === "link") return;
  if (action.kind === "ask") return widget.ask(question);
  const chat = await widget.greet(text);
  if (chat && action.kind === "shortcut") whenOffered(chat, action.target, (shortcut) => use(chat, shortcut, config.base));
}

/** A shortcut that is not offered now, by its hours or language, leaves the chat open with its greeting. */
function whenOffered(chat: Chat, id: string, then: (shortcut: Shortcut) => void): void {
  const look = () => {
    if (!chat.site) return;
    stop();
    const found = chat.site.shortcuts.find((shortcut) => shortcut.id === id);
    if (found) then(found);
  };
  const stop = chat.listen(look);
  look();
}

function use(chat: Chat, shortcut: Shortcut, base: string): void {
  if (shortcut.action === "form") chat.fill(shortcut);
  else if (shortcut.action === "ask") chat.send(shortcut.question);
  else location.assign(shortcut.url.startsWith("/") ? base + shortcut.url : shortcut.url);
}
