/** What the desk remembers of intents, their trainings and the rules of understanding. */

import { queryOptions } from "@tanstack/react-query";
import { isTraining } from "../intents/training";
import { understandingApi as api } from "./understandingClient";

export const intentsQuery = queryOptions({ queryKey: ["intents"] as const, queryFn: api.intents });

export const intentQuery = (id: string) => queryOptions({ queryKey: ["intent", id] as const, queryFn: () => api.intent(id) });

export const outsideQuery = queryOptions({ queryKey: ["outside"] as const, queryFn: api.outside });

// The stream tells of progress; asking now and then covers a stream that is down.
export const trainingsQuery = queryOptions({
  queryKey: ["trainings"] as const,
  queryFn: async () => (await api.trainings()).items,
  refetchInterval: (query) => (query.state.data?.some(isTraining) ? 3000 : false),
});

export const thresholdQuery = queryOptions({ queryKey: ["threshold"] as const, queryFn: api.threshold });

export const rulesQuery = queryOptions({ queryKey: ["rules"] as const, queryFn: api.rules });
