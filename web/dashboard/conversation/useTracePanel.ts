import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Message, Thread } from "../api/types";
import { readFilters } from "../inbox/filters";

/** What the panel tells of: a reply of the bot's, or a message of the visitor's. */
export interface Told {
  reply?: string;
  message?: string;
}

export interface TracePanelState {
  told: Told;
  isOpen: boolean;
  hasSomething: boolean;
  show: (message: Pick<Message, "id" | "author">) => void;
  close: () => void;
  /** Opens the panel for the bot's last reply, or else the visitor's last message that was read; or closes it. */
  toggle: () => void;
}

/** What the panel shows is part of the address, so that it can be sent to a colleague. */
export function useTracePanel(conversationId: string, thread: Thread | undefined): TracePanelState {
  const navigate = useNavigate();
  const { reply, message } = useSearch({ from: "/inbox/$view/$conversationId" });
  const last = lastToTell(thread);
  const go = useCallback(
    (told: Told) =>
      void navigate({
        from: "/inbox/$view/$conversationId",
        to: ".",
        params: (params) => ({ ...params, conversationId }),
        search: (search) => ({ ...readFilters(search), ...told }),
        replace: true,
      }),
    [navigate, conversationId],
  );
  const show = useCallback(({ id, author }: Pick<Message, "id" | "author">) => go(author === "bot" ? { reply: id } : { message: id }), [go]);
  const isOpen = reply !== undefined || message !== undefined;
  const close = () => go({});
  const toggle = () => {
    if (isOpen) close();
    else if (last) show(last);
  };
  const told = { ...(reply ? { reply } : {}), ...(message ? { message } : {}) };
  return { told, isOpen, hasSomething: last !== undefined, show, close, toggle };
}

function lastToTell(thread: Thread | undefined): Message | undefined {
  const read = new Set(thread?.understandings.map(({ message_id }) => message_id));
  return thread?.messages.findLast(({ author }) => author === "bot") ?? thread?.messages.findLast(({ id }) => read.has(id));
}
