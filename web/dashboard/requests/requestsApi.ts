/** Visitors who asked to be contacted. */

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "../api/http";

type Schemas = components["schemas"];

export type ContactRequest = Schemas["RequestOut"];
export type RequestState = ContactRequest["state"];
export type RequestKind = ContactRequest["kind"];
export type RequestPage = Schemas["RequestPage"];

const list = (state: RequestState, after: string | null, limit = 50) => {
  const params = new URLSearchParams({ state, limit: String(limit) });
  if (after) params.set("after", after);
  return call<RequestPage>(`/requests?${params}`);
};

export const requestsApi = {
  done: (id: string) => call<ContactRequest>(`/requests/${id}/done`, { method: "PUT" }),
  reopen: (id: string) => call<ContactRequest>(`/requests/${id}/done`, { method: "DELETE" }),
};

export const requestsQuery = (state: RequestState) =>
  infiniteQueryOptions({
    queryKey: ["requests", "list", state] as const,
    queryFn: ({ pageParam }) => list(state, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** How many wait; the stream tells when that changes. */
export const requestCountQuery = queryOptions({
  queryKey: ["requests", "count"] as const,
  queryFn: async () => (await list("new", null, 1)).new,
});
