/** The owner's quick actions in the widget. */

import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "../api/http";

type Schemas = components["schemas"];

export type Shortcut = Schemas["ShortcutRow"];
export type ShortcutKind = Shortcut["kind"];
export type Words = Shortcut["words"][string];
export type Conditions = Shortcut["conditions"];
export type ShortcutForm = Pick<Shortcut, "kind" | "words" | "url" | "times" | "conditions" | "active">;

const PATH = "/shortcuts";

export const shortcutsApi = {
  list: () => call<Schemas["ShortcutList"]>(PATH),
  create: (form: ShortcutForm) => call<Shortcut>(PATH, { method: "POST", body: form }),
  change: (id: string, change: Partial<ShortcutForm & { position: number }>) => call<Shortcut>(`${PATH}/${id}`, { method: "PATCH", body: change }),
  remove: (id: string) => call<void>(`${PATH}/${id}`, { method: "DELETE" }),
};

export const shortcutsQuery = queryOptions({ queryKey: ["shortcuts"] as const, queryFn: shortcutsApi.list });
