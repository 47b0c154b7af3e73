import type { ComponentChildren, VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Citation, Message } from "../../client/types";
import { Markdown } from "../markdown/Markdown";
import type { Marks } from "../markdown/nodes";
import { usePanel } from "./context";
import { Files } from "./Files";
import { Options } from "./Options";
import { Rating } from "./Rating";
import { Rich } from "./Rich";
import { CitationMark, Sources } from "./Sources";
import { TalkButton } from "./TalkButton";
import { Time } from "./Time";

interface Props {
  message: Message;
  /** First and last of what one author wrote in a row. */
  first: boolean;
  last: boolean;
  /** Nothing was written after it, so its options can still be chosen. */
  current: boolean;
}

export function MessageItem({ message, first, last, current }: Props): VNode {
  const { chat, base, language: { texts } } = usePanel();
  const { author, citations } = message;
  const marks = useMemo(() => marksOf(base, author === "agent", citations), [base, author, citations]);
  const name = author === "visitor" ? texts.you : (message.author_name || (author === "bot" ? chat.botName || texts.assistant : texts.agent));
  if (author === "system") return <Notice message={message}><Markdown source={message.text} finished marks={marks} /></Notice>;
  return (
    <li class={`message ${author} ${message.kind}${first ? " first" : ""}`} data-id={message.id}>
      <span class={first && (author === "agent" || (author === "bot" && chat.botName)) ? "name" : "hidden"}>{name}</span>
      {message.text && (
        <div class="bubble" dir={author === "visitor" ? "auto" : message.dir} lang={message.language}>
          {author === "visitor" ? <p class="plain">{message.text}</p> : <Markdown source={message.text} finished marks={marks} />}
          {citations.length > 0 && <Sources citations={citations} />}
        </div>
      )}
      <Files files={message.files} author={author} />
      {message.rich.length > 0 && <Rich message={message} current={current} />}
      <div class="under">
        {last && <Time at={message.created_at} />}
        {author === "bot" && message.kind === "answer" && <Rating message={message} />}
      </div>
      {current && message.options.length > 0 && (
        <Options options={message.options} label={message.kind === "answer" ? texts.askNext : texts.options} />
      )}
      {current && message.offers_person && chat.room?.conversation?.state === "bot" && <div class="offer"><TalkButton /></div>}
    </li>
  );
}

function Notice({ message, children }: { message: Message; children: ComponentChildren }): VNode {
  return (
    <li class="notice" dir={message.dir} lang={message.language}>
      {children}
    </li>
  );
}

/** Numbers that no citation stands behind stay as they were written. */
function marksOf(base: string, breaks: boolean, citations: readonly Citation[]): Marks {
  return {
    base,
    breaks,
    citation(n) {
      const citation = citations.find((other) => other.n === n);
      return citation ? <CitationMark n={n} citation={citation} /> : null;
    },
  };
}
