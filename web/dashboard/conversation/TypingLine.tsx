import type { InboxRow } from "../api/types";
import { contactName } from "../inbox/handle";
import type { Typist } from "../live/typing";

export function TypingLine({ typist, contact }: { typist: Typist; contact: InboxRow["contact"] }) {
  const name = typist.author === "visitor" ? contactName(contact) : (typist.name ?? "A colleague");
  return (
    <p className="typing">
      <span className="typing-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {name} is typing…
    </p>
  );
}
