/** The desk's calls about replies to be looked through. */

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "../api/http";

type Schemas = components["schemas"];

export type ReviewItem = Schemas["ReviewItem"];
export type ReviewPageOut = Schemas["ReviewPage"];
export type ReviewIn = Schemas["ReviewIn"];
export type Score = Schemas["ScoreOut"];
export type Grade = ReviewIn["grade"];
export type Reason = NonNullable<ReviewIn["reason"]>;
export type Why = ReviewItem["why"][number];
export type State = "open" | "done";

const list = (state: State, why: Why | undefined, after: string | null, limit = 30) => {
  const params = new URLSearchParams({ state, limit: String(limit) });
  if (why) params.set("why", why);
  if (after) params.set("after", after);
  return call<ReviewPageOut>(`/reviews?${params}`);
};

export const reviewApi = {
  list,
  review: (replyId: string, body: ReviewIn) => call<ReviewItem>(`/reviews/${replyId}`, { method: "PUT", body }),
  reopen: (replyId: string) => call<ReviewItem>(`/reviews/${replyId}`, { method: "DELETE" }),
  saveThreshold: (threshold: number) => call<{ threshold: number }>("/review-rules", { method: "PUT", body: { threshold } }),
};

export const reviewsQuery = (state: State, why: Why | undefined) =>
  infiniteQueryOptions({
    queryKey: ["reviews", "list", state, why ?? null] as const,
    queryFn: ({ pageParam }) => list(state, why, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

// Scores are made after replies were given, and nobody is told of each: the number is asked for now and then.
export const reviewCountQuery = queryOptions({
  queryKey: ["reviews", "count"] as const,
  queryFn: async () => (await list("open", undefined, null, 1)).counts.open,
  refetchInterval: 60_000,
});
