/** The objects of the visitors' API, as docs/api.md describes them. */

export type ConversationState = "bot" | "waiting" | "human" | "closed";
export type Direction = "ltr" | "rtl";
export type Author = "visitor" | "bot" | "agent" | "system";
export type MessageKind = "text" | "answer" | "clarify" | "unknown" | "notice";

export interface Site {
  name: string;
  slug: string;
  greeting: string;
  color: string;
  languages: string[];
  person_available: boolean;
  max_message_chars: number;
  help_url: string;
  suggestions: string[];
}

export interface Visitor {
  visitor_id: string;
  token: string;
}

export interface Conversation {
  id: string;
  state: ConversationState;
  agent_name: string | null;
  language: string | null;
  email_given: boolean;
  person_available: boolean;
  last_seq: number;
  created_at: string;
}

export interface Citation {
  n: number;
  article_id: string;
  title: string;
  heading: string | null;
  url: string;
  quote: string;
}

export interface Option {
  label: string;
  text: string;
}

export interface Message {
  id: string;
  client_id: string | null;
  seq: number;
  author: Author;
  author_name: string | null;
  kind: MessageKind;
  text: string;
  language: string | null;
  dir: Direction;
  citations: Citation[];
  options: Option[];
  offers_person: boolean;
  reply_to: string | null;
  created_at: string;
}

export interface MessagePage {
  items: Message[];
  more: boolean;
}

/** RFC 9457: `detail` is a sentence that a person can act on. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
}

/** What each event of a conversation's stream carries. */
export interface StreamEvents {
  message: Message;
  state: { state: ConversationState; agent_name: string | null; person_available: boolean };
  "reply.started": { reply_id: string; reply_to: string };
  "reply.delta": { reply_id: string; at: number; text: string };
  "reply.dropped": { reply_id: string };
  typing: { author: "agent" | "visitor"; name: string | null };
}
