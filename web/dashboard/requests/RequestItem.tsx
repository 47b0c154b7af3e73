import { Link } from "@tanstack/react-router";
import { Check, Undo2 } from "lucide-react";
import { Button } from "../ui/Button";
import { languageDir, languageName } from "../ui/language";
import { fullTime, listTime, useTicking } from "../ui/time";
import type { ContactRequest } from "./requestsApi";
import { KIND_WORDS, TO_DO, wishedWords } from "./words";

const OURS = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function RequestItem({ item, onSee }: { item: ContactRequest; onSee: () => void }) {
  const { details, kind, state } = item;
  const who = details.name || "Somebody";
  return (
    <li className="request" tabIndex={-1} data-state={state}>
      <span className="request-kind" data-kind={kind}>
        {KIND_WORDS[kind]}
      </span>
      <div className="request-what">
        <h2>
          <bdi>{who}</bdi> {TO_DO[kind]}
        </h2>
        {item.wished_at && <Wished at={item.wished_at} zone={item.time_zone} isOpen={state === "new"} />}
        <p className="request-reach">
          {details.phone && <a href={`tel:${details.phone}`}>{details.phone}</a>}
          {details.email && <a href={`mailto:${details.email}`}>{details.email}</a>}
          <span>{languageName(item.language)}</span>
        </p>
        {details.text && (
          <blockquote className="request-text" lang={item.language} dir={languageDir(item.language)}>
            {details.text}
          </blockquote>
        )}
        <Trail item={item} />
      </div>
      <Button icon={state === "new" ? Check : Undo2} onPress={onSee}>
        {state === "new" ? "Done" : "Not done"}
        <span className="visually-hidden">: {who}</span>
      </Button>
    </li>
  );
}

function Wished({ at, zone, isOpen }: { at: string; zone: string | null; isOpen: boolean }) {
  const isOver = useTicking((now) => (isOpen && new Date(at).getTime() < now ? "over" : "")) === "over";
  return (
    <p className="request-wished">
      <time dateTime={at}>{wishedWords(at, zone, OURS)}</time>
      {isOver && <span className="request-over">This time is over</span>}
    </p>
  );
}

/** Where it came from, and who saw to it. */
function Trail({ item }: { item: ContactRequest }) {
  const asked = useTicking((now) => listTime(item.created_at, now));
  return (
    <p className="request-trail">
      <time dateTime={item.created_at} title={fullTime(item.created_at)}>
        {asked === "now" ? "Asked just now" : `Asked ${asked}${/^\d+m$/.test(asked) ? " ago" : ""}`}
      </time>
      {item.details.page && <span>on {item.details.page}</span>}
      {item.conversation_id && (
        <Link to="/inbox/$view/$conversationId" params={{ view: "open", conversationId: item.conversation_id }}>
          Open the conversation
        </Link>
      )}
      {item.done_at && (
        <span>
          Done {item.done_by ? `by ${item.done_by.name}, ` : ""}
          {fullTime(item.done_at)}
        </span>
      )}
    </p>
  );
}
