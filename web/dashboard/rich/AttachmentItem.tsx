import { Link } from "@tanstack/react-router";
import { ArrowUp, PenLine, TriangleAlert, X } from "lucide-react";
import type { Attachment } from "../api/richClient";
import { IconButton } from "../ui/Button";
import { languageName } from "../ui/language";
import { PART_WORDS } from "./blank";
import { RichPartView } from "./RichParts";

interface AttachmentItemProps {
  item: Attachment;
  hosts: readonly string[];
  onEdit: () => void;
  onRemove: () => void;
  onUp?: (() => void) | undefined;
}

/** A part that is attached, as visitors see it, and in words as they are sent where nothing else can be shown. */
export function AttachmentItem({ item, hosts, onEdit, onRemove, onUp }: AttachmentItemProps) {
  const what = PART_WORDS[item.part.type];
  return (
    <li className="attached-part">
      <div className="attached-head">
        <span className="tag">{what}</span>
        {item.language && <span className="tag">{languageName(item.language)}</span>}
        <span className="attached-actions">
          {onUp && <IconButton icon={ArrowUp} label={`Show the ${what.toLowerCase()} earlier`} onPress={onUp} />}
          <IconButton icon={PenLine} label={`Change the ${what.toLowerCase()}`} onPress={onEdit} />
          <IconButton icon={X} label={`Remove the ${what.toLowerCase()}`} onPress={onRemove} />
        </span>
      </div>
      <RichPartView part={item.part} hosts={hosts} />
      {item.refused.length > 0 && (
        <p className="attached-refused">
          <TriangleAlert size={14} aria-hidden="true" /> Its host is not allowed any more, so visitors see only words.{" "}
          <Link to="/media" className="text-link">
            Allowed hosts
          </Link>
        </p>
      )}
      <details>
        <summary>In words</summary>
        <p className="attached-words" dir="auto">{item.words}</p>
      </details>
    </li>
  );
}
