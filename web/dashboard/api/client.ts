/** Every call that the desk makes, by name. */

import type { Filters } from "../inbox/filters";
import { call, upload } from "./http";
import type { Article, ArticleChange, ArticleDraft, ArticlePage, Import, InboxPage, InboxRow, Message, Session, Thread, Trace, View } from "./types";
import type { Mood, Understanding } from "./understanding";

const PAGE = 50;

type Param = string | number | null | undefined;

/** A list gives its parameter once for each value. */
function query(params: Record<string, Param | string[]>): string {
  const pairs = Object.entries(params).flatMap(([key, value]) => [value].flat().map((each) => [key, each] as const));
  const given = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length ? `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}` : "";
}

export const api = {
  session: () => call<Session>("/session"),
  signIn: (email: string, password: string) => call<Session>("/session", { method: "POST", body: { email, password } }),
  signOut: () => call<void>("/session", { method: "DELETE" }),
  demo: () => call<{ email: string; password: string } | undefined>("/demo"),
  setAvailability: (available: boolean) => call<void>("/availability", { method: "PUT", body: { available } }),

  inbox: (view: View, filters: Filters, after: string | null, limit = PAGE) =>
    call<InboxPage>(`/conversations${query({ view, ...filters, mood: filters.mood?.split(","), after, limit })}`),
  thread: (id: string, before?: number) => call<Thread>(`/conversations/${id}${query({ before })}`),
  send: (id: string, message: { id: string; text: string; files: string[] }) =>
    call<Message>(`/conversations/${id}/messages`, { method: "POST", body: message }),
  takeOver: (id: string) => call<InboxRow>(`/conversations/${id}/takeover`, { method: "POST" }),
  handBack: (id: string) => call<InboxRow>(`/conversations/${id}/handback`, { method: "POST" }),
  close: (id: string) => call<InboxRow>(`/conversations/${id}/closure`, { method: "POST" }),
  typing: (id: string) => call<void>(`/conversations/${id}/typing`, { method: "POST" }),
  correctMood: (id: string, messageId: string, mood: Mood) =>
    call<Understanding>(`/conversations/${id}/messages/${messageId}/mood`, { method: "PUT", body: { mood } }),
  correctIntent: (id: string, messageId: string, intent: string | null) =>
    call<Understanding>(`/conversations/${id}/messages/${messageId}/intent`, { method: "PUT", body: { intent } }),
  traces: (id: string) => call<{ items: Trace[] }>(`/conversations/${id}/traces`),

  articles: (q: string, language: string, after: string | null, limit = PAGE) =>
    call<ArticlePage>(`/articles${query({ q, language, after, limit })}`),
  article: (id: string) => call<Article>(`/articles/${id}`),
  writeArticle: (draft: ArticleDraft) => call<Article>("/articles", { method: "POST", body: draft }),
  changeArticle: (id: string, change: ArticleChange) => call<Article>(`/articles/${id}`, { method: "PATCH", body: change }),
  removeArticle: (id: string) => call<void>(`/articles/${id}`, { method: "DELETE" }),
  imports: () => call<{ items: Import[] }>("/imports"),
  import: (id: string) => call<Import>(`/imports/${id}`),
  importUrl: (url: string) => call<Import>("/imports", { method: "POST", body: { url } }),
  importFiles: (form: FormData, onProgress: (share: number) => void) => upload<Import>("/imports", form, onProgress),
  cancelImport: (id: string) => call<Import>(`/imports/${id}/cancellation`, { method: "POST" }),
};
