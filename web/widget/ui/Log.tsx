import { Fragment, type VNode } from "preact";
import { useRef } from "preact/hooks";
import type { Message } from "../../client/types";
import { fill } from "../text";
import { usePanel } from "./context";
import { Dots, DraftItem } from "./Draft";
import { Greeting } from "./Greeting";
import { DownIcon } from "./icons";
import { MessageItem } from "./MessageItem";
import { Older } from "./Older";
import { dayName } from "./Time";
import { UnsentItem } from "./UnsentItem";
import { useScroll } from "./useScroll";

/** Milliseconds within which messages of one author stand together. */
const TOGETHER = 5 * 60_000;

/** All messages, with what is being written and what is not sent yet. */
export function Log(): VNode {
  const { chat, language: { tag, texts } } = usePanel();
  const box = useRef<HTMLDivElement>(null);
  const scroll = useScroll(box, chat);
  const room = chat.room;
  const messages = room?.transcript.messages ?? [];
  const unsent = chat.unsent.filter(({ id }) => !room?.transcript.hasSent(id));
  const draft = room?.transcript.draft;
  return (
    <div class="stage">
      {/* Pieces of a reply would be read out one by one, so the announcer says finished messages instead. */}
      <div class="log" role="log" aria-live="off" aria-label={texts.log} tabIndex={0} ref={box} onScroll={scroll.onScroll}>
        {room?.transcript.more ? <Older /> : <Greeting fresh={!messages.length && !unsent.length} />}
        <ol class="messages">
          {messages.map((message, index) => {
            const before = messages[index - 1];
            const day = dayName(new Date(message.created_at), tag, texts);
            return (
              <Fragment key={message.client_id ?? message.id}>
                {(!before || dayName(new Date(before.created_at), tag, texts) !== day) && <li class="day">{day}</li>}
                <MessageItem
                  message={message}
                  first={!before || !together(before, message)}
                  last={!messages[index + 1] || !together(message, messages[index + 1]!)}
                  current={index === messages.length - 1 && !unsent.length && !draft}
                />
              </Fragment>
            );
          })}
          {draft?.text && <DraftItem key={draft.id} draft={draft} />}
          {unsent.map((one) => <UnsentItem key={one.id} unsent={one} />)}
          {(room?.expecting || draft?.text === "") && <Dots key="dots" name={texts.assistant} />}
          {room?.typist != null && <Dots key="typing" name={room.typist || texts.agent} />}
        </ol>
      </div>
      {scroll.away && (
        <button class="latest" aria-label={texts.latest} title={texts.latest} onClick={scroll.toLatest}>
          <DownIcon />
          {chat.unread > 0 && <span class="count">{fill("{n}", { n: chat.unread })}</span>}
        </button>
      )}
    </div>
  );
}

function together(one: Message, next: Message): boolean {
  const apart = Date.parse(next.created_at) - Date.parse(one.created_at);
  return one.author === next.author && one.author_name === next.author_name && apart < TOGETHER;
}
