/** What the desk remembers of the server, and under which keys. The live stream writes into the same cache. */

import { infiniteQueryOptions, queryOptions, QueryClient } from "@tanstack/react-query";
import { type Filters, usualSort } from "../inbox/filters";
import { api } from "./client";
import { ApiError, setCsrfToken, whenSignedOut } from "./http";
import { mergeThread } from "./thread";
import type { Session, Thread, View } from "./types";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
  },
});

whenSignedOut(() => queryClient.setQueryData(["session"], null));

export const sessionQuery = queryOptions({
  queryKey: ["session"] as const,
  queryFn: async (): Promise<Session | null> => {
    try {
      return remember(await api.session());
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

/** Keeps the session's CSRF token for the calls that follow. */
export function remember(session: Session): Session {
  setCsrfToken(session.csrf_token);
  return session;
}

export const inboxQuery = (view: View, filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ["inbox", view, filters] as const,
    queryFn: ({ pageParam }) => api.inbox(view, { sort: usualSort(view), ...filters }, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** The numbers beside the views: the smallest page of the inbox brings them. */
export const countsQuery = queryOptions({
  queryKey: ["counts"] as const,
  queryFn: async () => (await api.inbox("open", {}, null, 1)).counts,
});

export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: ["thread", id] as const,
    queryFn: async () => {
      const fresh = await api.thread(id);
      return mergeThread(queryClient.getQueryData<Thread>(["thread", id]), fresh);
    },
  });

export const tracesQuery = (id: string) =>
  queryOptions({ queryKey: ["traces", id] as const, queryFn: async () => (await api.traces(id)).items });

export const articlesQuery = (q: string, language: string) =>
  infiniteQueryOptions({
    queryKey: ["articles", q, language] as const,
    queryFn: ({ pageParam }) => api.articles(q, language, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });

export const articleQuery = (id: string) => queryOptions({ queryKey: ["article", id] as const, queryFn: () => api.article(id) });

/** The languages that the workspace has articles in; the smallest page of the list brings them. */
export const articleLanguagesQuery = queryOptions({
  queryKey: ["articles", "languages"] as const,
  queryFn: async () => (await api.articles("", "", null, 1)).languages,
});

const isActive = (state: string | undefined) => state === "queued" || state === "running";

export const importsQuery = queryOptions({
  queryKey: ["imports"] as const,
  queryFn: async () => (await api.imports()).items,
  refetchInterval: (query) => (query.state.data?.some((item) => isActive(item.state)) ? 4000 : false),
});

// The stream tells of progress; asking now and then covers a stream that is down.
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["import", id] as const,
    queryFn: () => api.import(id),
    refetchInterval: (query) => (isActive(query.state.data?.state) ? 3000 : false),
  });
