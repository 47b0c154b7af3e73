/** The owner's rules for what is said, and when. */

import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "./http";

type Schemas = components["schemas"];

export type Rule = Schemas["RuleOut"];
export type RuleKind = Rule["kind"];
export type RuleStyle = NonNullable<Rule["style"]>;
export type Conditions = Rule["conditions"];
export type Hours = Schemas["Hours"];
export type RuleForm = Pick<Rule, "name" | "kind" | "text" | "style" | "conditions" | "active">;
export type Trial = Schemas["RuleTrial"];
export type Tried = Schemas["RuleTried"];
export type TriedReply = Schemas["TriedReply"];

const PATH = "/guidance";

export const guidanceApi = {
  rules: () => call<Schemas["GuidanceList"]>(PATH),
  create: (form: RuleForm) => call<Rule>(PATH, { method: "POST", body: form }),
  change: (id: string, change: Partial<RuleForm & { position: number }>) => call<Rule>(`${PATH}/${id}`, { method: "PATCH", body: change }),
  remove: (id: string) => call<void>(`${PATH}/${id}`, { method: "DELETE" }),
  attempt: (trial: Trial) => call<Tried>(`${PATH}/trial`, { method: "POST", body: trial }),
};

export const guidanceQuery = queryOptions({ queryKey: ["guidance"] as const, queryFn: guidanceApi.rules });
