/** Every call that the desk makes, by name. */

import { call, upload } from "./http";
import type { Article, ArticlePage, Import, InboxPage, InboxRow, Message, Session, Thread, Trace, View } from "./types";

const PAGE = 50;

function query(params: Record<string, string | number | null | undefined>): string {
  const pairs = Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return pairs.length ? `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}` : "";
}

export const api = {
  session: () => call<Session>("/session"),
  signIn: (email: string, password: string) => call<Session>("/session", { method: "POST", body: { email, password } }),
  signOut: () => call<void>("/session", { method: "DELETE" }),
  demo: () => call<{ email: string; password: string } | undefined>("/demo"),
  setAvailability: (available: boolean) => call<void>("/availability", { method: "PUT", body: { available } }),

  inbox: (view: View, after: string | null, limit = PAGE) => call<InboxPage>(`/conversations${query({ view, after, limit })}`),
  thread: (id: string, before?: number) => call<Thread>(`/conversations/${id}${query({ before })}`),
  send: (id: string, message: { id: string; text: string }) =>
    call<Message>(`/conversations/${id}/messages`, { method: "POST", body: message }),
  takeOver: (id: string) => call<InboxRow>(`/conversations/${id}/takeover`, { method: "POST" }),
  handBack: (id: string) => call<InboxRow>(`/conversations/${id}/handback`, { method: "POST" }),
  close: (id: string) => call<InboxRow>(`/conversations/${id}/closure`, { method: "POST" }),
  typing: (id: string) => call<void>(`/conversations/${id}/typing`, { method: "POST" }),
  traces: (id: string) => call<{ items: Trace[] }>(`/conversations/${id}/traces`),

  articles: (q: string, language: string, after: string | null) =>
    call<ArticlePage>(`/articles${query({ q, language, after, limit: PAGE })}`),
  article: (id: string) => call<Article>(`/articles/${id}`),
  imports: () => call<{ items: Import[] }>("/imports"),
  import: (id: string) => call<Import>(`/imports/${id}`),
  importUrl: (url: string) => call<Import>("/imports", { method: "POST", body: { url } }),
  importFiles: (form: FormData, onProgress: (share: number) => void) => upload<Import>("/imports", form, onProgress),
  cancelImport: (id: string) => call<Import>(`/imports/${id}/cancellation`, { method: "POST" }),
};
