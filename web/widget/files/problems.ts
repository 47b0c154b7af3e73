import type { Site } from "../../client/types";
import { ApiError } from "../core/errors";
import { fill } from "../text";
import type { Words } from "./text";

/** With one message. */
export const MOST_FILES = 6;
const HEIC = /\.hei[cf]$/i;

/** What is wrong with a file before anything of it is sent, or null. */
export function refusal(file: File, offered: NonNullable<Site["files"]>, words: Words): string | null {
  if (!file.size) return words.empty;
  if (HEIC.test(file.name) || /^image\/hei[cf]$/.test(file.type)) return words.heic;
  if (file.type && !offered.types.includes(file.type)) return words.type;
  return file.size > offered.max_bytes ? fill(words.too_large, { most: sizeOf(offered.max_bytes) }) : null;
}

/** Why the server did not take a file, and what to do. */
export function problemOf(error: unknown, words: Words, most: number): string {
  if (!(error instanceof ApiError)) return words.offline;
  const { status, reason } = error;
  const known = reason && Object.hasOwn(words, reason) ? words[reason as keyof Words] : null;
  if (known) return fill(known, { most: sizeOf(most) });
  if (status === 413) return fill(words.too_large, { most: sizeOf(most) });
  return status === 429 ? words.rate : words.server;
}

/** Bytes as people read them. */
export function sizeOf(bytes: number): string {
  const mega = bytes / 1024 ** 2;
  return mega >= 1 ? `${Number(mega.toPrecision(3))} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}
