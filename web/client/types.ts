/** The objects of the visitors' API: those of the OpenAPI document by shorter names, and the stream, which it cannot tell. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Site = Schemas["Site"];
export type Visitor = Schemas["VisitorCreated"];
export type Conversation = Schemas["ConversationOut"];
export type Message = Schemas["MessageOut"];
export type MessagePage = Schemas["Messages"];
export type Citation = Schemas["CitationOut"];
export type Option = Schemas["OptionOut"];
export type RichPart = Message["rich"][number];
export type Rating = Schemas["RatingIn"];
export type Submission = Schemas["Submission"];
export type SentFile = Schemas["FileOut"];
export type Completion = Schemas["CompletionOut"];
export type Shortcut = Schemas["ShortcutOut"];
export type TimesOffered = Schemas["TimesOffered"];
export type RequestMade = Schemas["RequestMade"];

/** RFC 9457: `detail` is a sentence that a person can act on. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
  /** Of what was sent, the one that was refused. */
  field?: string;
  /** Why, in a word, where there are several causes. */
  reason?: string;
}

/** What each event of a conversation's stream carries; see docs/api.md. */
export interface StreamEvents {
  message: Message;
  state: Pick<Conversation, "state" | "agent_name" | "person_available">;
  "reply.started": { reply_id: string; reply_to: string };
  "reply.expected": { reply_id: string; kind: "llm" | "tool"; p50_ms: number; p90_ms: number };
  "reply.delta": { reply_id: string; at: number; text: string };
  "reply.dropped": { reply_id: string };
  typing: { author: "agent" | "visitor"; name: string };
}
