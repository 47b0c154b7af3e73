/** What may be done with a conversation by this agent, and what to tell them about it. */

import type { InboxRow } from "../api/types";
import { asSentence } from "../ui/words";

export interface Permitted {
  takeOver: boolean;
  handBack: boolean;
  close: boolean;
}

export function permitted(row: InboxRow, me: string): Permitted {
  const mine = row.state === "human" && row.assignee?.id === me;
  return { takeOver: !mine, handBack: row.state === "human" || row.state === "waiting", close: row.state !== "closed" };
}

/** The line above the reply box; nothing when the conversation is this agent's own. */
export function notice(row: InboxRow, me: string): string | null {
  switch (row.state) {
    case "bot":
      return "The bot is answering. When you send a reply, you take over.";
    case "waiting":
      return `${asSentence(row.handoff_reason ?? "the visitor is waiting for a person")} Take over, or just reply.`;
    case "closed":
      return "This conversation is closed. Sending a reply opens it again, with you.";
    case "human":
      return row.assignee?.id === me ? null : `${row.assignee?.name ?? "A colleague"} is in this conversation. Sending a reply takes it over.`;
  }
}
