import type { components } from "../../client/schema";
import type { Chat } from "../core/chat";
import { CONSENT_CHANGED, remember } from "../core/consent";

export type Notice = components["schemas"]["NoticeOut"];
type Consent = components["schemas"]["ConsentOut"];

/** What the visitor reads before they answer, in their language. */
export function noticeOf({ api }: Chat, language: string): Promise<Notice> {
  const path = `/sites/${encodeURIComponent(api.siteKey)}/privacy?language=${encodeURIComponent(language)}`;
  return api.json<Notice>(path, {});
}

/**
 * Keeps the answer, here and as the proof on the server, and tells the page. A yes counts once the server has it; it
 * throws what the call throws. A no counts at once, and where the server knows nobody there is nobody to tell of it.
 * `version` is of the notice that was read; without it that is the present one.
 */
export async function answer(chat: Chat, yes: boolean, language: string, widget: Element, version?: number): Promise<void> {
  const { api, keep } = chat;
  const put = () => api.asVisitor<Consent>("/me/consent", "PUT", { tracking: yes, notice_version: version ?? null, language });
  if (yes) return keepHere(chat, true, (await put()).notice_version ?? 0, widget);
  keepHere(chat, false, 0, widget);
  if (keep.get("token")) await put();
}

function keepHere(chat: Chat, yes: boolean, version: number, widget: Element): void {
  remember(chat.keep, yes, version);
  widget.dispatchEvent(new Event(CONSENT_CHANGED));
  chat.change();
}

/** The widget's element on the page, which carries what its parts tell each other. */
export function widgetOf(inside: Node): Element {
  return (inside.getRootNode() as ShadowRoot).host;
}
