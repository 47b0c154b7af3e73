/** The objects of `/api/desk`, as docs/api.md describes them. */

export type State = "bot" | "waiting" | "human" | "closed";
export type View = "open" | "waiting" | "mine" | "bot" | "closed";
export type Author = "visitor" | "bot" | "agent" | "system";
export type Kind = "text" | "answer" | "clarify" | "unknown" | "notice";

export interface Session {
  member: { id: string; name: string; email: string; role: string; available: boolean };
  workspace: { id: string; name: string; slug: string; site_key: string };
  csrf_token: string;
  llm: string | null;
}

export interface InboxRow {
  id: string;
  state: State;
  contact: { id: string; name: string | null; email: string | null };
  assignee: { id: string; name: string } | null;
  language: string;
  channel: string;
  preview: string;
  last_author: Author | null;
  last_seq: number;
  last_message_at: string;
  waiting_since: string | null;
  created_at: string;
  handoff_reason: string | null;
}

export type Counts = Record<View, number>;

export interface InboxPage {
  items: InboxRow[];
  next: string | null;
  counts: Counts;
}

export interface Citation {
  n: number;
  article_id: string;
  title: string;
  heading: string | null;
  url: string;
  quote: string | null;
}

export interface Message {
  id: string;
  client_id: string | null;
  seq: number;
  author: Author;
  author_name: string | null;
  kind: Kind;
  text: string;
  language: string | null;
  dir: "ltr" | "rtl";
  citations: Citation[];
  options: { label: string; text: string }[];
  offers_person: boolean;
  reply_to: string | null;
  created_at: string;
}

export interface Thread {
  conversation: InboxRow;
  messages: Message[];
  more: boolean;
}

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
  mode: "extractive" | "llm" | null;
  model: string | null;
  confidence: number | null;
  threshold: number | null;
  passages: TracePassage[];
  sentences: { text: string; supported: boolean; score: number | null; passage: number | null }[];
  steps: { name: string; ms: number; note: string | null }[];
  tokens: { input: number; output: number } | null;
  fallback: string | null;
  created_at: string;
}

export interface ArticleRow {
  id: string;
  title: string;
  language: string;
  source: string;
  path: string;
  category: string | null;
  updated_at: string;
  version: number;
  words: number;
}

export interface ArticlePage {
  items: ArticleRow[];
  next: string | null;
  total: number;
  languages: string[];
}

export interface Article extends ArticleRow {
  markdown: string;
  versions: { number: number; created_at: string; import_id: string | null }[];
  chunks: { heading_path: string[]; start: number; end: number; text: string }[];
  public_url: string | null;
  /** Where it was imported from, when that was a site. */
  origin_url: string | null;
  /** Set when its source no longer has it: kept to be read, no longer quoted. */
  removed_at: string | null;
}

export type ImportState = "queued" | "running" | "done" | "failed" | "cancelled";

export interface Import {
  id: string;
  source: string;
  state: ImportState;
  total: number | null;
  done: number;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  skipped: { path: string; reason: string }[];
  error: string | null;
  started_at: string | null;
  finished_at: string | null;
}
