/** The desk's calls about tools: actions in other systems, and the log of what they did. */

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "../api/http";

type Schemas = components["schemas"];

export type Tool = Schemas["ToolOut"];
export type ToolIn = Schemas["ToolIn"];
export type ToolList = Schemas["ToolList"];
export type Call = Schemas["CallOut"];
export type CallPage = Schemas["CallList"];
export type Draft = Schemas["Draft"];
export type Source = Schemas["Source"];
export type TrialOut = Schemas["TrialOut"];
export type Risk = Call["risk"];
export type CallState = Call["state"];
export type Argument = Required<Schemas["Argument"]>;
export type Words = Record<string, string>;

const PAGE = 30;

const log = (state: CallState | null, after: string | null) => {
  const params = new URLSearchParams({ limit: String(PAGE) });
  if (state) params.set("state", state);
  if (after) params.set("after", after);
  return call<CallPage>(`/tools/calls?${params}`);
};

export const toolsApi = {
  create: (tool: ToolIn) => call<Tool>("/tools", { method: "POST", body: tool }),
  change: (id: string, tool: ToolIn) => call<Tool>(`/tools/${id}`, { method: "PUT", body: tool }),
  switch: (id: string, enabled: boolean) => call<Tool>(`/tools/${id}/enabled`, { method: "PUT", body: { enabled } }),
  remove: (id: string) => call<void>(`/tools/${id}`, { method: "DELETE" }),
  tryOut: (id: string, values: Record<string, unknown>) => call<TrialOut>(`/tools/${id}/trials`, { method: "POST", body: { arguments: values } }),
  drafts: (source: Source) => call<{ items: Draft[] }>("/tools/drafts", { method: "POST", body: source }),
  decide: (id: string, approved: boolean, reason = "") =>
    call<void>(`/tools/calls/${id}/decision`, { method: "PUT", body: { approved, reason } }),
};

export const toolsQuery = queryOptions({ queryKey: ["tools", "list"] as const, queryFn: () => call<ToolList>("/tools") });

export const toolQuery = (id: string) => queryOptions({ queryKey: ["tools", "one", id] as const, queryFn: () => call<Tool>(`/tools/${id}`) });

export const callsQuery = (state: CallState | null) =>
  infiniteQueryOptions({
    queryKey: ["tools", "calls", state] as const,
    queryFn: ({ pageParam }) => log(state, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? null,
  });

export const conversationCallsQuery = (id: string) =>
  queryOptions({ queryKey: ["tools", "conversation", id] as const, queryFn: async () => (await call<CallPage>(`/conversations/${id}/tool-calls`)).items });
