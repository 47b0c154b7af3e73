import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { plainText } from "../../widget/markdown/plain";
import { intentsQuery } from "../api/intentQueries";
import type { InboxRow, View } from "../api/types";
import { useSession } from "../session/SessionGate";
import { Avatar } from "../ui/Avatar";
import { languageName } from "../ui/language";
import { StateBadge } from "../ui/StateBadge";
import { fullTime, listTime, shortSpan, useTicking } from "../ui/time";
import { MoodChip } from "../understanding/Mood";
import { TrendLine } from "../understanding/TrendLine";
import { isUnhappy } from "../understanding/words";
import { readFilters } from "./filters";
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
      search={readFilters}
      className="row"
      data-unread={unread}
      data-mood={isUnhappy(row.mood) ? row.mood : undefined}
      aria-current={isSelected ? "page" : undefined}
      preload={false}
    >
      <span className="row-who">
        <Avatar contact={row.contact} />
        {row.urgency === "high" && <UrgentMark />}
      </span>
      <span className="row-name">
        {contactName(row.contact)}
        {unread && <span className="visually-hidden">, unread</span>}
        {row.urgency === "high" && <span className="visually-hidden">, urgent</span>}
      </span>
      <span className="row-when">
        <TrendLine moods={row.moods} width={32} height={20} />
        <ListTime iso={row.last_message_at} />
      </span>
      <span className="row-preview" dir="auto">
        {preview(row, member.id)}
      </span>
      <Tags row={row} unread={unread} />
    </Link>
  );
});

function Tags({ row, unread }: { row: InboxRow; unread: boolean }) {
  return (
    <span className="row-tags">
      <StateBadge state={row.state} person={row.assignee?.name} />
      {row.state === "waiting" && row.waiting_since && <WaitingTime since={row.waiting_since} />}
      {row.mood && <MoodChip mood={row.mood} brief />}
      {row.intent && <IntentLabel intent={row.intent} />}
      {row.language !== "en" && <LanguageTag tag={row.language} />}
      {unread && <span className="row-dot" aria-hidden="true" />}
    </span>
  );
}

function IntentLabel({ intent }: { intent: string }) {
  const { data: label } = useQuery({ ...intentsQuery, select: ({ items }) => items.find(({ key }) => key === intent)?.label });
  if (!label) return null; // its intent has been deleted since, or the labels are on their way
  return (
    <span className="tag" title={`Intent: ${label}`}>
      <span className="visually-hidden">Intent: </span>
      <bdi>{label}</bdi>
    </span>
  );
}

// The name beside it says it in words.
function UrgentMark() {
  return (
    <span className="urgent-mark" title="Urgent" aria-hidden="true">
      !
    </span>
  );
}

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
