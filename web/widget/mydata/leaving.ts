import type { Chat } from "../core/chat";
import { CONSENT_CHANGED } from "../core/consent";

/** What is the browser's and not the visitor's. */
const STAYS = ["color", "language", "theme", "invitations", "launcher"];
const ANSWER = ["consent", "asked"];

/** This browser forgets the visitor: no call of theirs follows from here, and the next message is somebody new's. */
export function clearHere(chat: Chat, widget: Element): void {
  forget(chat, widget, [...STAYS, ...ANSWER]);
}

/** Has everything erased; throws what the call throws, and then nothing has changed. */
export async function eraseEverywhere(chat: Chat, widget: Element): Promise<void> {
  const { api, keep } = chat;
  // Somebody whom the server does not know has nothing there.
  if (keep.get("token")) await api.asVisitor("/me", "DELETE");
  forget(chat, widget, STAYS);
}

/** Everything that is held about the visitor, as a file to read. */
export async function exported({ api }: Chat): Promise<Blob> {
  const held = await api.asVisitor<object>("/me/export", "GET");
  return new Blob([JSON.stringify(held, null, 2)], { type: "application/json" });
}

function forget(chat: Chat, widget: Element, stays: readonly string[]): void {
  const { api, keep } = chat;
  keep.clear(stays);
  api.forgetVisitor();
  widget.dispatchEvent(new Event(CONSENT_CHANGED));
  chat.visitorChanged();
}
