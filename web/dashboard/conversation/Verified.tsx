import { BadgeCheck } from "lucide-react";
import type { InboxRow } from "../api/types";
import { fullTime } from "../ui/time";
import "./Verified.css";

/** That the shop's own server vouches for who this is, and what it says of them. */
export function Verified({ contact }: { contact: NonNullable<InboxRow["contact"]["verified"]> }) {
  const said = [contact.name, contact.email, contact.phone].filter(Boolean).join(", ");
  return (
    <span className="verified" title={`Your server vouches for this customer since ${fullTime(contact.at)}: ${said || "no name, no address"}`}>
      <BadgeCheck size={14} aria-hidden="true" />
      Verified customer <code>{contact.id}</code>
    </span>
  );
}
