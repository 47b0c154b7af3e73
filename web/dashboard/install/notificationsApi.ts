/** The desk's calls about what visitors' devices tell of replies. */

import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "../api/http";

export type NotificationRules = components["schemas"]["NotificationRules"];

export const notificationsApi = {
  change: (rules: NotificationRules) => call<NotificationRules>("/notifications", { method: "PUT", body: rules }),
};

export const notificationsQuery = queryOptions({
  queryKey: ["notifications"],
  queryFn: ({ signal }) => call<NotificationRules>("/notifications", { signal }),
});
