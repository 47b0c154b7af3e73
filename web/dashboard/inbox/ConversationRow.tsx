import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { plainText } from "../../widget/markdown/plain";
import type { InboxRow, View } from "../api/types";
import { useSession } from "../session/SessionGate";
import { Avatar } from "../ui/Avatar";
import { languageName } from "../ui/language";
import { StateBadge } from "../ui/StateBadge";
import { fullTime, listTime, shortSpan, useTicking } from "../ui/time";
import { contactName } from "./handle";
import { useUnread } from "./seen";
import "./ConversationRow.css";

interface ConversationRowProps {
  row: InboxRow;
  view: View;
  isSelected: boolean;
}

export const ConversationRow = memo(function ConversationRow({ row, view, isSelected }: ConversationRowProps) {
  const { member } = useSession();
  const unread = useUnread(row);
  return (
    <Link
      to="/inbox/$view/$conversationId"
      params={{ view, conversationId: row.id }}
      className="row"
      data-unread={unread}
      aria-current={isSelected ? "page" : undefined}
      preload={false}
    >
      <Avatar contact={row.contact} />
      <span className="row-name">
        {contactName(row.contact)}
        {unread && <span className="visually-hidden">, unread</span>}
      </span>
      <ListTime iso={row.last_message_at} />
      <span className="row-preview" dir="auto">
        {preview(row, member.id)}
      </span>
      <span className="row-tags">
        <StateBadge state={row.state} person={row.assignee?.name} />
        {row.state === "waiting" && row.waiting_since && <WaitingTime since={row.waiting_since} />}
        {row.language !== "en" && <LanguageTag tag={row.language} />}
        {unread && <span className="row-dot" aria-hidden="true" />}
      </span>
    </Link>
  );
});

// Only our own side writes Markdown; a visitor's stars are meant.
function preview(row: InboxRow, me: string): string {
  if (!row.preview) return "No messages yet";
  if (row.last_author === "visitor") return row.preview;
  const words = plainText(row.preview);
  return row.last_author === "agent" ? `${wroteLast(row, me)}: ${words}` : words;
}

function wroteLast(row: InboxRow, me: string): string {
  if (!row.assignee) return "Agent";
  return row.assignee.id === me ? "You" : row.assignee.name.split(" ")[0]!;
}

function ListTime({ iso }: { iso: string }) {
  const words = useTicking((now) => listTime(iso, now));
  return (
    <time className="row-time" dateTime={iso} title={fullTime(iso)}>
      {words}
    </time>
  );
}

export function WaitingTime({ since }: { since: string }) {
  const words = useTicking((now) => shortSpan(now - Date.parse(since)));
  return (
    <span className="waiting-time" title={`Waiting since ${fullTime(since)}`}>
      <span className="visually-hidden">for </span>
      {words}
    </span>
  );
}

export function LanguageTag({ tag }: { tag: string }) {
  return <span className="tag">{languageName(tag)}</span>;
}
