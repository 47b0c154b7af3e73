/** The objects of `/api/desk`: those of the OpenAPI document by shorter names, and what the bot saw. */

import type { components } from "../../client/schema";
import type { Message } from "../../client/types";

export type { Citation, Message } from "../../client/types";

type Schemas = components["schemas"];

export type Session = Schemas["SessionOut"];
export type InboxRow = Schemas["InboxRow"];
export type InboxPage = Schemas["InboxPage"];
export type Thread = Schemas["Opened"];
export type Mention = Schemas["Mention"];
export type ArticleRow = Schemas["ArticleRow"];
export type ArticlePage = Schemas["ArticleList"];
export type Article = Schemas["ArticleOut"];
export type ArticleDraft = Required<Schemas["ArticleIn"]>;
export type ArticleChange = Schemas["ArticleChange"];
export type Import = Schemas["ImportOut"];

export type State = InboxRow["state"];
export type MessageKind = Message["kind"];
export type View = "open" | "waiting" | "mine" | "bot" | "closed";

export interface TracePassage {
  article_id: string;
  title: string;
  url: string | null;
  heading: string | null;
  text: string;
  dense: number | null;
  lexical: number | null;
  score: number | null;
  used: boolean;
}

export interface Trace {
  reply_id: string;
  reply_to: string | null;
  decision: "answer" | "clarify" | "unknown" | "smalltalk" | "handoff";
  reason: string | null;
  mode: string | null;
  model: string | null;
  confidence: number | null;
  threshold: number | null;
  passages: TracePassage[];
  sentences: { text: string; supported: boolean; score: number | null; passage: number | null }[];
  steps: { name: string; ms: number; note: string | null }[];
  tokens: { input: number; output: number } | null;
  fallback: string | null;
  /** Missing, as what follows, in traces of before these were told. */
  cost?: { amount: string; currency: string } | null;
  /** Which limit kept the language model from writing. */
  budget?: "conversation" | "day" | "month" | "install" | "prepared" | null;
  /** What was asked had been suggested with the answer before. */
  prefetch?: { ready: boolean } | null;
  /** The owner's rules that held, in their order; missing in traces of before there were any. */
  guidance?: { id: string | null; name: string; effect: string }[];
  /** The action in another system that was meant, and how far it went. */
  tool?: {
    id: string;
    name: string;
    risk: string;
    state: string;
    why: string;
    arguments: Record<string, unknown>;
    call_id: string | null;
    note: string;
    http_status: number | null;
    ms: number | null;
  } | null;
  created_at: string;
}
