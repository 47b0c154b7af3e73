/** Pictures and PDFs of conversations. */

import type { components } from "../../client/schema";
import { call, upload } from "../api/http";

export type SentFile = components["schemas"]["FileOut"];

/** What may be chosen; the server looks for itself. */
export const TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"];

export const fileApi = {
  upload: (conversation: string, file: File, onProgress: (share: number) => void) => {
    const form = new FormData();
    form.append("file", file);
    return upload<SentFile>(`/conversations/${conversation}/files`, form, onProgress);
  },
  remove: (conversation: string, id: string) => call<void>(`/conversations/${conversation}/files/${id}`, { method: "DELETE" }),
};

/** Where a file is, or the small picture of it. */
export function addressOf(conversation: string, file: SentFile, small = false): string {
  return `/api/desk/conversations/${conversation}/files/${file.id}${small ? "?small=true" : ""}`;
}

/** Bytes as people read them. */
export function sizeOf(bytes: number): string {
  const mega = bytes / 1024 ** 2;
  return mega >= 1 ? `${Number(mega.toPrecision(3))} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}
