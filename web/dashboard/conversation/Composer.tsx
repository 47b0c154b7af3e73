import { Paperclip, SendHorizontal } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, type Ref, useImperativeHandle, useRef } from "react";
import { FileTrigger } from "react-aria-components/FileTrigger";
import type { InboxRow } from "../api/types";
import { AttachmentTray } from "../files/AttachmentTray";
import { TYPES } from "../files/fileClient";
import { useAttachments } from "../files/useAttachments";
import { contactName } from "../inbox/handle";
import { useSession } from "../session/SessionGate";
import { Button, IconButton } from "../ui/Button";
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
  const attachments = useAttachments(row.id);
  const isSendable = (text.trim() !== "" || attachments.ready.length > 0) && !attachments.isPending;
  const line = notice(row, member.id);
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }), []);

  const change = (next: string) => {
    saveDraft(member.id, row.id, next);
    if (next.trim()) signalTyping();
  };
  const submit = () => {
    if (!isSendable) return;
    send(row.id, text.trim(), attachments.ready);
    attachments.clear();
    change("");
  };
  const onPaste = (event: ClipboardEvent) => {
    const { types, files } = event.clipboardData;
    // A spreadsheet copies its words and a picture of them: then the words are meant.
    if (!types.includes("Files") || types.includes("text/plain")) return;
    event.preventDefault();
    attachments.add(files);
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
        <AttachmentTray conversation={row.id} attachments={attachments} />
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
          onPaste={onPaste}
        />
        <div className="composer-foot">
          <FileTrigger acceptedFileTypes={TYPES} allowsMultiple onSelect={(files) => files && attachments.add(files)}>
            <IconButton icon={Paperclip} label="Attach a picture or PDF" />
          </FileTrigger>
          <span className="composer-hint">Enter sends, Shift Enter makes a new line</span>
          <Button type="submit" variant="primary" icon={SendHorizontal} isDisabled={!isSendable}>
            Send
          </Button>
        </div>
      </div>
    </form>
  );
}
