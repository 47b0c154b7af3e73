import { contactName, contactTint, initials } from "../inbox/handle";
import type { InboxRow } from "../api/types";
import "./Avatar.css";

export function Avatar({ contact }: { contact: InboxRow["contact"] }) {
  return (
    <span className="avatar" data-tint={contactTint(contact)} aria-hidden="true">
      {initials(contactName(contact))}
    </span>
  );
}
