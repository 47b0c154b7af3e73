import { Fragment, type VNode } from "preact";
import type { Message } from "../../client/types";
import { usePanel } from "./context";
import { MessageItem } from "./MessageItem";
import { dayName } from "./Time";

/** Milliseconds within which messages of one author stand together. */
const TOGETHER = 5 * 60_000;

interface Props {
  messages: readonly Message[];
  /** Nothing came after the last one, so its options can still be chosen. */
  current: boolean;
}

/** The messages that the server has, day by day. */
export function Messages({ messages, current }: Props): VNode {
  const { language: { tag, texts } } = usePanel();
  const dayOf = (message: Message | undefined) => message && dayName(new Date(message.created_at), tag, texts);
  return (
    <>
      {messages.map((message, index) => {
        const [before, after] = [messages[index - 1], messages[index + 1]];
        return (
          <Fragment key={message.client_id ?? message.id}>
            {dayOf(before) !== dayOf(message) && <li class="day">{dayOf(message)}</li>}
            <MessageItem
              message={message}
              first={!before || !together(before, message)}
              last={!after || !together(message, after)}
              current={current && !after}
            />
          </Fragment>
        );
      })}
    </>
  );
}

function together(one: Message, next: Message): boolean {
  const apart = Date.parse(next.created_at) - Date.parse(one.created_at);
  return one.author === next.author && one.author_name === next.author_name && apart < TOGETHER;
}
