import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from "react";
import type { InboxRow } from "../api/types";
import { contactName } from "../inbox/handle";
import { useSession } from "../session/SessionGate";
import { Button } from "../ui/Button";
import { saveDraft, useDraft } from "./drafts";
import { send } from "./outbox";
import { notice } from "./permissions";
import { useTypingSignal } from "./useTypingSignal";
import "./Composer.css";

export interface ComposerHandle {
  focus: () => void;
}

export function Composer({ row, ref }: { row: InboxRow; ref: Ref<ComposerHandle> }) {
  const { member } = useSession();
  const text = useDraft(member.id, row.id);
  const box = useRef<HTMLTextAreaElement>(null);
  const signalTyping = useTypingSignal(row.id);
  const line = notice(row, member.id);
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }), []);

  const change = (next: string) => {
    saveDraft(member.id, row.id, next);
    if (next.trim()) signalTyping();
  };
  const submit = () => {
    if (!text.trim()) return;
    send(row.id, text.trim());
    change("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") box.current?.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {line && <p className="composer-notice">{line}</p>}
      <div className="composer-box">
        <textarea
          ref={box}
          value={text}
          rows={2}
          dir="auto"
          aria-label={`Reply to ${contactName(row.contact)}`}
          aria-keyshortcuts="r"
          placeholder="Write a reply…"
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <div className="composer-foot">
          <span className="composer-hint">Enter sends, Shift Enter makes a new line</span>
          <Button type="submit" variant="primary" icon={SendHorizontal} isDisabled={!text.trim()}>
            Send
          </Button>
        </div>
      </div>
    </form>
  );
}
