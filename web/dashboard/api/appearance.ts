/** How the widget looks. */

import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "./http";

type Schemas = components["schemas"];

export type Appearance = Required<Schemas["Appearance"]>;
export type Texts = Required<Schemas["Texts"]>;

export const appearanceApi = {
  show: () => call<Appearance>("/appearance"),
  change: (wanted: Appearance) => call<Appearance>("/appearance", { method: "PUT", body: wanted }),
};

export const appearanceQuery = queryOptions({ queryKey: ["appearance"] as const, queryFn: appearanceApi.show });
