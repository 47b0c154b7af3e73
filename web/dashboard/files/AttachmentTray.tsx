import { FileText, X } from "lucide-react";
import { IconButton } from "../ui/Button";
import { addressOf, sizeOf } from "./fileClient";
import type { Attachment, Attachments } from "./useAttachments";
import "./AttachmentTray.css";

/** The files that go with the reply, above the words. */
export function AttachmentTray({ conversation, attachments }: { conversation: string; attachments: Attachments }) {
  if (attachments.items.length === 0) return null;
  return (
    <ul className="attachment-tray" aria-label="Files for your reply">
      {attachments.items.map((item) => (
        <li key={item.key}>
          <Preview conversation={conversation} item={item} />
          <span className="attachment-facts">
            <bdi>{item.name}</bdi>
            <State item={item} />
          </span>
          <IconButton icon={X} label={`Remove ${item.name}`} onPress={() => attachments.remove(item)} />
        </li>
      ))}
    </ul>
  );
}

function Preview({ conversation, item: { sent } }: { conversation: string; item: Attachment }) {
  if (sent?.type.startsWith("image/")) return <img src={addressOf(conversation, sent, true)} alt="" />;
  return <FileText size={18} aria-hidden="true" />;
}

function State({ item: { name, share, sent, error } }: { item: Attachment }) {
  if (error) return <span className="attachment-error" role="alert">{error}</span>;
  if (sent) return <span className="muted">{sizeOf(sent.bytes)}</span>;
  return <progress value={share} aria-label={`${name} is being sent`} />;
}
