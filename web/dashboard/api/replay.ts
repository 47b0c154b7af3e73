/** Trying a change on past questions before it is published: the calls, and what the desk remembers of them. */

import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "./http";

type Schemas = components["schemas"];

export type Replay = Schemas["ReplayOut"];
export type ReplayItem = Schemas["ItemOut"];
export type ReplayFigures = Schemas["Figures"];
export type ReplaySide = Schemas["Side"];
export type Given = Schemas["Given"];
export type NewReplay = Schemas["NewReplay"];

export const replayApi = {
  replays: () => call<Schemas["ReplayList"]>("/replays"),
  replay: (id: string) => call<Replay>(`/replays/${id}`),
  items: (id: string, differing: boolean, offset: number) =>
    call<Schemas["ReplayItems"]>(`/replays/${id}/items?${new URLSearchParams({ differing: String(differing), offset: String(offset) })}`),
  start: (body: NewReplay) => call<Replay>("/replays", { method: "POST", body }),
  publish: (id: string) => call<Replay>(`/replays/${id}/publication`, { method: "POST" }),
};

export const isRunning = (replay: Replay) => replay.state === "queued" || replay.state === "running";

export const replaysQuery = queryOptions({
  queryKey: ["replays"] as const,
  queryFn: async () => (await replayApi.replays()).items,
  refetchInterval: (query) => (query.state.data?.some(isRunning) ? 3000 : false),
});

// The stream tells of progress; asking now and then covers a stream that is down.
export const replayQuery = (id: string) =>
  queryOptions({
    queryKey: ["replay", id] as const,
    queryFn: () => replayApi.replay(id),
    refetchInterval: (query) => (query.state.data && isRunning(query.state.data) ? 3000 : false),
  });

export const replayItemsQuery = (id: string, differing: boolean, offset: number) =>
  queryOptions({
    queryKey: ["replay-items", id, differing, offset] as const,
    queryFn: () => replayApi.items(id, differing, offset),
    placeholderData: (previous) => previous,
  });
