import type { components } from "../../../client/schema";

type Schemas = components["schemas"];

export type Invitation = Schemas["DeliveredInvitation"];
export type Manners = Schemas["DeliveredManners"];
export type Conditions = Schemas["InvitationConditions"];
export type Hours = Schemas["Hours"];
export type InvitationButton = Schemas["DeliveredButton"];
export type Arm = "shown" | "held_out";
export type What = "due" | "shown" | "pressed" | "dismissed" | "conversation" | "goal";
export type Properties = Readonly<Record<string, unknown>>;
