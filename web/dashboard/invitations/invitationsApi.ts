/** What the widget offers by itself, and what comes of it. */

import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "../api/http";

type Schemas = components["schemas"];

export type Invitation = Schemas["InvitationOut"];
export type InvitationForm = Pick<Invitation, "name" | "trigger" | "conditions" | "actions" | "texts" | "frequency" | "hold_out" | "goal" | "active">;
export type Trigger = Invitation["trigger"];
export type TriggerKind = Trigger["on"];
export type PropertyTest = Schemas["PropertyTest"];
export type Conditions = Schemas["InvitationConditions"];
export type Action = Schemas["InvitationAction"];
export type Words = Schemas["InvitationWords"];
export type Figures = Schemas["InvitationFigures"];
export type Effect = Schemas["EffectOut"];
export type Manners = Schemas["Manners"];

const PATH = "/invitations";

export const invitationsApi = {
  list: () => call<Schemas["InvitationList"]>(PATH),
  create: (form: InvitationForm) => call<Invitation>(PATH, { method: "POST", body: form }),
  change: (id: string, change: Partial<InvitationForm & { position: number }>) => call<Invitation>(`${PATH}/${id}`, { method: "PATCH", body: change }),
  remove: (id: string) => call<void>(`${PATH}/${id}`, { method: "DELETE" }),
  setManners: (manners: Manners) => call<Manners>(`${PATH}/manners`, { method: "PUT", body: manners }),
};

export const invitationsQuery = queryOptions({ queryKey: ["invitations"] as const, queryFn: invitationsApi.list });
