import type { RequestMade, Shortcut, TimesOffered } from "../../../client/types";
import type { Chat } from "../../core/chat";
import { ApiError, VisitorLost } from "../../core/errors";

export type Field = "name" | "phone" | "email" | "at" | "text";
export type Values = Record<Field, string>;
export type Problems = Partial<Record<Field, "missing" | "wrong">>;

export const EMPTY: Values = { name: "", phone: "", email: "", at: "", text: "" };
/** Of each kind the fields in their order; those in the second list may stay empty. */
const FIELDS: Record<string, readonly [needed: readonly Field[], free: readonly Field[]]> = {
  email: [["email", "text"], ["name"]],
  call_back: [["phone", "at"], ["name", "text"]],
  demo: [["email", "at"], ["name", "text"]],
  booking: [["at", "phone"], ["name", "text"]],
};
const ORDER: readonly Field[] = ["name", "phone", "email", "at", "text"];

export function fieldsOf({ kind }: Shortcut): readonly Field[] {
  const [needed, free] = FIELDS[kind]!;
  return ORDER.filter((field) => needed.includes(field) || free.includes(field));
}

export const isNeeded = ({ kind }: Shortcut, field: Field) => FIELDS[kind]![0].includes(field);

/** What is still to be filled in. */
export function missing(shortcut: Shortcut, values: Values): Problems {
  return Object.fromEntries(
    fieldsOf(shortcut).filter((field) => isNeeded(shortcut, field) && !values[field].trim()).map((field) => [field, "missing"]),
  );
}

/** Sends a request; `id` makes sending it again harmless. Throws what the call throws. */
export async function ask(chat: Chat, id: string, { id: shortcut_id, kind }: Shortcut, values: Values): Promise<RequestMade> {
  const send = (conversation: string | undefined) =>
    chat.api.asVisitor<RequestMade>("/requests", "POST", {
      ...values,
      id,
      kind,
      shortcut_id,
      at: values.at || null,
      time_zone: zone(),
      language: chat.api.language,
      conversation_id: conversation ?? null,
      page: location.pathname.slice(0, 500),
    });
  try {
    return await send(chat.room?.conversation?.id);
  } catch (error) {
    if (!(error instanceof VisitorLost)) throw error;
    chat.api.forgetVisitor();
    return send(undefined); // as somebody new, who has no conversation yet
  }
}

/** The field that the server refused. */
export function refusedField(error: unknown): Field | null {
  const field = error instanceof ApiError && error.status === 422 ? error.field : undefined;
  return ORDER.find((one) => one === field) ?? null;
}

/** Seconds to wait, when it was too much at once. */
export function waitFor(error: unknown): number | null {
  return error instanceof ApiError && error.status === 429 ? (error.retryAfter ?? 60) : null;
}

export function timesOf({ api }: Chat, { id }: Shortcut): Promise<TimesOffered> {
  const query = new URLSearchParams({ time_zone: zone() });
  return api.json(`/sites/${encodeURIComponent(api.siteKey)}/shortcuts/${id}/times?${query}`, {});
}

export function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
