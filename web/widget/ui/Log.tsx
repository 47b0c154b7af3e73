import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { numeral } from "../text";
import { usePanel } from "./context";
import { Dots, DraftItem } from "./Draft";
import { Greeting } from "./Greeting";
import { DownIcon } from "./icons";
import { Messages } from "./Messages";
import { Older } from "./Older";
import { UnsentItem } from "./UnsentItem";
import { useScroll } from "./useScroll";
import { usualTime } from "./usualTime";

/** All messages, with what is being written and what is not sent yet. */
export function Log(): VNode {
  const { chat, language } = usePanel();
  const { texts } = language;
  const box = useRef<HTMLDivElement>(null);
  const scroll = useScroll(box, chat);
  const news = scroll.news > 0 ? numeral(language, scroll.news) : "";
  const room = chat.room;
  const messages = (!chat.isLoading && room?.transcript.messages) || [];
  const unsent = chat.unsent.filter(({ id }) => !room?.transcript.hasSent(id));
  const draft = room?.transcript.draft;
  return (
    <div class="stage">
      {/* Pieces of a reply would be read out one by one, so the announcer says finished messages instead. */}
      <div class="log" role="log" aria-live="off" aria-label={texts.log} tabIndex={0} ref={box} onScroll={scroll.onScroll}>
        {room?.transcript.more ? <Older /> : <Greeting fresh={!messages.length && !unsent.length} />}
        <ol class="messages">
          <Messages messages={messages} current={!unsent.length && !draft} />
          {draft?.text && <DraftItem key={draft.id} draft={draft} />}
          {unsent.map((one) => <UnsentItem key={one.id} unsent={one} />)}
          {(room?.expecting || draft?.text === "") && (
            <Dots key="dots" name={chat.botName || texts.assistant} note={usualTime(room?.expected, language)} />
          )}
          {room?.typist != null && <Dots key="typing" name={room.typist || texts.agent} />}
        </ol>
      </div>
      {scroll.away && (
        <button class="latest" aria-label={`${texts.latest} ${news}`} title={texts.latest} onClick={scroll.toLatest}>
          <DownIcon />
          <span class="count">{news}</span>
        </button>
      )}
    </div>
  );
}
