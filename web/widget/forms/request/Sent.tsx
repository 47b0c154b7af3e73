import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Shortcut } from "../../../client/types";
import { fill } from "../../text";
import { usePanel, useWords } from "../../ui/context";
import type { Values } from "./asking";
import { TEXTS, type Words } from "./text";
import { apart, formats } from "./TimeFields";

/** What happens next. It gets the focus, so that it is read. */
export function Sent({ shortcut, values, onClose }: { shortcut: Shortcut; values: Values; onClose(): void }): VNode {
  const { language: { tag } } = usePanel();
  const words = useWords(TEXTS);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current!.focus(), []);
  const { at, phone, email } = values;
  const told = formats(tag);
  const next = words.sent[shortcut.kind as keyof Words["sent"]];
  return (
    <div class="request">
      <p class="sent" tabIndex={-1} ref={said}>
        {fill(next, { when: at && fill(words.moment, { day: told.day(at), time: told.time(at) }), phone: apart(phone), email: apart(email) })}
      </p>
      <button type="button" class="primary" onClick={onClose}>{words.back}</button>
    </div>
  );
}
