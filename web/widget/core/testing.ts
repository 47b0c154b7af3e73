import type { Message } from "../../client/types";

/** A message for tests, with `rest` as it matters there. */
export function message(id: string, seq: number, rest: Partial<Message> = {}): Message {
  return {
    id, seq, client_id: null, author: "bot", author_name: "", kind: "answer", text: id, language: "en", dir: "ltr", page: "", form: "",
    files: [],
    citations: [], options: [], rich: [], rating: null, offers_person: false, reply_to: null,
    created_at: "2026-11-23T10:00:00Z", ...rest,
  };
}
