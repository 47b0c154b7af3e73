import type { SentFile } from "../../client/types";
import type { Chat } from "../core/chat";
import { ApiError } from "../core/errors";

/** A file's bytes, or those of the small picture of it. Throws `ApiError`, or `TypeError` with no network. */
export async function fetched(chat: Chat, file: SentFile, small = false): Promise<Blob> {
  const { address, token } = await chat.filesAt();
  const response = await fetch(`${address}/${file.id}${small ? "?small=true" : ""}`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw await ApiError.from(response);
  return response.blob();
}

/** Has the browser save it. */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // browsers read it after the press
}
