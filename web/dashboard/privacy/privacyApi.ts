/** The desk's calls about visitors' data. */

import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "../api/http";

type Schemas = components["schemas"];

export type Privacy = Schemas["PrivacyOut"];
export type Rules = Privacy["rules"];
export type RulesChange = Schemas["PrivacyRulesChange"];
export type Recorded = Privacy["recorded"];

const A_MINUTE = 60_000;

export const privacyQuery = queryOptions({
  queryKey: ["privacy"] as const,
  queryFn: () => call<Privacy>("/privacy"),
  refetchInterval: A_MINUTE,
});

export const savePrivacy = (rules: RulesChange) => call<Privacy>("/privacy", { method: "PUT", body: rules });
