import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Message } from "../api/types";

export interface TracePanelState {
  isOpen: boolean;
  hasReplies: boolean;
  show: (replyId: string) => void;
  close: () => void;
  /** Opens the panel for the bot's last reply, or closes it. */
  toggle: () => void;
}

/** Which reply's trace is shown is part of the address, so that it can be sent to a colleague. */
export function useTracePanel(conversationId: string, messages: Message[]): TracePanelState {
  const navigate = useNavigate({ from: "/inbox/$view/$conversationId" });
  const { reply } = useSearch({ from: "/inbox/$view/$conversationId" });
  const last = messages.findLast((message) => message.author === "bot")?.id;
  const go = (search: { reply?: string }) =>
    void navigate({ to: ".", params: (params) => ({ ...params, conversationId }), search, replace: true });

  const show = (replyId: string) => go({ reply: replyId });
  const close = () => go({});
  const toggle = () => {
    if (reply) close();
    else if (last) show(last);
  };
  return { isOpen: reply !== undefined, hasReplies: last !== undefined, show, close, toggle };
}
