import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { inboxQuery } from "../api/queries";
import type { InboxRow, View } from "../api/types";
import type { Filters } from "./filters";

export interface InboxState {
  rows: InboxRow[];
  isLoading: boolean;
  error: Error | null;
  hasMore: boolean;
  /** Fetches the next page; null while there is none or it is on its way. */
  more: (() => void) | null;
  retry: () => void;
}

/** The loaded part of a view, narrowed by the filters, and how to load more of it. */
export function useInbox(view: View, filters: Filters): InboxState {
  const { data, isPending, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(inboxQuery(view, filters));
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return {
    rows,
    hasMore: hasNextPage,
    isLoading: isPending,
    error: data ? null : error,
    more: hasNextPage && !isFetchingNextPage ? more : null,
    retry: () => void refetch(),
  };
}
