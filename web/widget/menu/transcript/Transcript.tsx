import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Message } from "../../../client/types";
import { wordsOf } from "../../core/words";
import { safeLink } from "../../markdown/links";
import { Markdown } from "../../markdown/Markdown";
import type { Marks } from "../../markdown/nodes";
import { fill } from "../../text";
import type { Words } from "../text";

export interface TranscriptProps {
  company: string;
  messages: readonly Message[];
  /** BCP 47, in which dates and times are written. */
  tag: string;
  words: Words;
  base: string;
}

/** A conversation to keep, without a single control: who said what, and when. */
export function Transcript({ company, messages, tag, words, base }: TranscriptProps): VNode {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <main>
      <h1 dir="auto">{fill(words.conversation, { name: company })}</h1>
      <p class="made">{fill(words.made, { date: dateOf(new Date(), tag), zone })}</p>
      <ol class="said">
        {messages.map((message) => <Said key={message.id} {...{ message, tag, words, base }} />)}
      </ol>
    </main>
  );
}

function Said({ message, tag, words, base }: { message: Message } & Pick<TranscriptProps, "tag" | "words" | "base">): VNode {
  const { author, text, dir, language, citations, rich, files } = message;
  const marks = useMemo<Marks>(() => ({ base, breaks: author === "agent", citation: (n) => <sup>[{n}]</sup> }), [base, author]);
  const own = author === "visitor";
  return (
    <li class={author}>
      <p class="who">
        {author !== "system" && <b dir="auto">{nameOf(message, words)}</b>} <time dateTime={message.created_at}>{dateOf(new Date(message.created_at), tag)}</time>
      </p>
      <div dir={own ? "auto" : dir} lang={language}>
        {files.map((file) => <p key={file.id}><bdi>{file.name}</bdi></p>)}
        {own ? <p class="plain">{text}</p> : <Markdown source={text} finished marks={marks} />}
        {rich.map(wordsOf).filter(Boolean).map((words, at) => <p key={at}>{words}</p>)}
      </div>
      {citations.length > 0 && (
        <ul class="sources" aria-label={words.sources}>
          {citations.map(({ n, title, url }) => (
            <li key={n} dir="auto">[{n}] <a href={safeLink(url, base) ?? base}>{title}</a></li>
          ))}
        </ul>
      )}
    </li>
  );
}

function nameOf({ author, author_name }: Message, words: Words): string {
  if (author === "visitor") return words.you;
  return author_name || (author === "bot" ? words.assistant : words.agent);
}

function dateOf(date: Date, tag: string): string {
  return date.toLocaleString(tag, { dateStyle: "long", timeStyle: "short" });
}
