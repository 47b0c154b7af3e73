/** The desk's calls about what the language model costs. Money is a decimal number as text. */

import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "../api/http";

type Schemas = components["schemas"];

export type Costs = Schemas["CostsOut"];
export type Spent = Schemas["SpentOut"];
export type Day = Schemas["DayOut"];
export type ConversationSpend = Schemas["ConversationSpendOut"];
export type Limits = Schemas["LimitsBody-Output"];
export type Reached = Schemas["ReachedOut"];

const A_MINUTE = 60_000;

export const costsQuery = queryOptions({
  queryKey: ["costs"] as const,
  queryFn: () => call<Costs>("/costs"),
  refetchInterval: A_MINUTE,
});

export const reachedQuery = queryOptions({
  queryKey: ["costs", "reached"] as const,
  queryFn: async () => (await call<Schemas["ReachedList"]>("/costs/reached")).items,
  refetchInterval: A_MINUTE,
});

export const saveLimits = (limits: Limits) => call<Limits>("/costs/limits", { method: "PUT", body: limits });
