/** The desk's calls about the secret that customers' tokens are signed with. */

import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import { call } from "../api/http";

type Schemas = components["schemas"];

export type SecretState = Schemas["SecretState"];
export type SecretMade = Schemas["SecretMade"];

export const identityApi = {
  renew: () => call<SecretMade>("/identity-secret", { method: "POST" }),
  remove: () => call<void>("/identity-secret", { method: "DELETE" }),
};

export const secretQuery = queryOptions({
  queryKey: ["identity-secret"],
  queryFn: ({ signal }) => call<SecretState>("/identity-secret", { signal }),
});
