import type { View } from "../api/types";

/** The inbox's views in the order of the side bar, each with what to say when there is nothing in it. */
export const VIEWS: Record<View, { label: string; emptyTitle: string; emptyText: string }> = {
  open: {
    label: "Open",
    emptyTitle: "No conversations yet",
    emptyText: "When somebody writes on your site, the conversation appears here at once. Put the chat on your site to begin.",
  },
  waiting: {
    label: "Waiting",
    emptyTitle: "Nobody is waiting",
    emptyText: "Conversations come here when the bot does not know, or when a visitor asks for a person.",
  },
  mine: {
    label: "Mine",
    emptyTitle: "Nothing assigned to you",
    emptyText: "Open a conversation and press T to take it over. It stays here until you hand it back or close it.",
  },
  bot: {
    label: "Bot",
    emptyTitle: "The bot has no open conversations",
    emptyText: "Conversations that the bot is answering by itself are listed here. You can read along and step in at any time.",
  },
  closed: {
    label: "Closed",
    emptyTitle: "Nothing closed yet",
    emptyText: "Close a conversation when it is done. If the visitor writes again, it opens by itself.",
  },
};

export const VIEW_ORDER = Object.keys(VIEWS) as View[];

export function isView(value: string): value is View {
  return value in VIEWS;
}
