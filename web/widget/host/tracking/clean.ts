/** Takes out what could be somebody's data before anything is sent. The server does the same once more (tracking/cleaning.py). */

const MASK = ":id";
const MOST_PROPS = 10;
const LARGEST = 1e9;
const PERSONAL_KEY = /e_?mail|phone|mobile|name$|address|birth|passw|token|secret|card|iban|cnic/i;

/** Whether a word looks like somebody's data: an address, a number, a key. */
export function isData(word: string): boolean {
  return /@|\d{5,}|%[\da-f]{2}/i.test(word) || (/^[\da-f-]{12,}$/i.test(word) && /\d/.test(word)) || (/^\S{16,}$/.test(word) && /\d/.test(word));
}

/** The path without what looks like data in it: `/orders/48213/` gives `/orders/:id/`. */
export function cleanPath(path: string): string {
  return path.split(";")[0]!.split("/").map((part) => (isData(part) ? MASK : part)).join("/").slice(0, 300) || "/";
}

/** The name of an event when it is one word, as code names things. */
export function cleanName(name: string): string | null {
  return /^[A-Za-z][\w.:-]{0,63}$/.test(name) && !isData(name) ? name : null;
}

type Plain = string | number | boolean;

/** Numbers, truth values and short codes; nothing that a person has written. */
export function cleanProps(props: Readonly<Record<string, unknown>>): Record<string, Plain> {
  const kept = Object.entries(props).filter(([key, value]) => /^[A-Za-z]\w{0,31}$/.test(key) && !PERSONAL_KEY.test(key) && isPlain(value));
  return Object.fromEntries(kept.slice(0, MOST_PROPS)) as Record<string, Plain>;
}

function isPlain(value: unknown): value is Plain {
  if (typeof value === "number") return Math.abs(value) < LARGEST; // not of NaN
  return typeof value === "boolean" || (typeof value === "string" && /^[A-Za-z][\w.-]{0,31}$/.test(value) && !isData(value));
}
