import { infiniteQueryOptions } from "@tanstack/react-query";
import { richApi } from "../api/richClient";

export const productsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ["products", q] as const,
    queryFn: ({ pageParam }) => richApi.products(q, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
