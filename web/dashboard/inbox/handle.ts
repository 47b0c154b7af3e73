/** What to call somebody who did not say who they are. */

import type { InboxRow } from "../api/types";

type Contact = InboxRow["contact"];

/** The name, else the e-mail address, else a handle from the end of the id, which is its random part. */
export function contactName(contact: Contact): string {
  return contact.name || contact.email || `Visitor ${contact.id.replace(/[^0-9a-f]/gi, "").slice(-4).toUpperCase()}`;
}

/** One of eight tints, always the same for one contact. */
export function contactTint(contact: Contact): number {
  return Number.parseInt(contact.id.replace(/[^0-9a-f]/gi, "").slice(-3), 16) % 8;
}

export function initials(name: string): string {
  const words = name.split(/[\s@.]+/).filter(Boolean);
  if (words[0] === "Visitor" && words[1]) return words[1].slice(0, 2);
  return words.slice(0, 2).map((word) => [...word][0]?.toUpperCase() ?? "").join("");
}
