import { Eye, ThumbsDown, ThumbsUp } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import type { Message } from "../api/types";
import type { Understanding } from "../api/understanding";
import { MessageFiles } from "../files/MessageFiles";
import { Markdown } from "../markdown/Markdown";
import { RichParts } from "../rich/RichParts";
import { MessageFacts } from "../understanding/MessageFacts";
import { clockTime, fullTime } from "../ui/time";
import { CitationMark, Citations } from "./Citations";
import { PlainText } from "./PlainText";
import "./MessageView.css";

interface MessageViewProps {
  conversation: string;
  message: Message;
  /** What to call the visitor. */
  visitor: string;
  opensRun: boolean;
  /** What was read out of it, once that is known. Only visitors' messages are read. */
  understanding?: Understanding | undefined;
  isShown: boolean;
  onShow: (message: Message) => void;
}

const KINDS: Partial<Record<Message["kind"], string>> = { unknown: "did not know", clarify: "asked back" };

export const MessageView = memo(function MessageView(props: MessageViewProps) {
  const { conversation, message, visitor, opensRun, understanding, isShown, onShow } = props;
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isShown) ref.current?.scrollIntoView({ block: "nearest" });
  }, [isShown]);
  if (message.author === "system") return <p className="message-notice">{message.text}</p>;
  const author = authorName(message, visitor);
  return (
    <article ref={ref} className="message" data-author={message.author} data-shown={isShown} aria-label={`${author}, ${clockTime(message.created_at)}`}>
      {opensRun && <Byline message={message} author={author} />}
      {message.text && <Body message={message} understanding={understanding} />}
      <MessageFiles conversation={conversation} files={message.files ?? []} author={author} />
      <RichParts parts={message.rich} />
      {message.options.length > 0 && <Options options={message.options} />}
      {message.citations.length > 0 && <Citations citations={message.citations} />}
      {message.rating && <RatingMark rating={message.rating} />}
      {message.author === "bot" && (
        <button type="button" className="message-why" aria-pressed={isShown} onClick={() => onShow(message)}>
          <Eye size={13} aria-hidden="true" /> What the bot saw
        </button>
      )}
      {understanding && <MessageFacts understanding={understanding} isShown={isShown} onShow={() => onShow(message)} />}
    </article>
  );
});

function Byline({ message, author }: { message: Message; author: string }) {
  const kind = message.author === "bot" && KINDS[message.kind];
  return (
    <p className="message-byline">
      <span className="message-author">{author}</span>
      {kind && <span className="message-kind" data-kind={message.kind}>{kind}</span>}
      <time dateTime={message.created_at} title={fullTime(message.created_at)}>
        {clockTime(message.created_at)}
      </time>
    </p>
  );
}

// What a visitor writes is shown as they typed it, and in whatever direction: they may change languages at will.
// Only our own side's words are read as Markdown.
function Body({ message, understanding }: Pick<MessageViewProps, "message" | "understanding">) {
  if (message.author === "visitor") {
    return (
      <div className="message-body" dir="auto">
        <PlainText text={message.text} entities={understanding?.entities} />
      </div>
    );
  }
  const mark = (n: number) => {
    const citation = message.citations.find((each) => each.n === n);
    return citation && <CitationMark citation={citation} />;
  };
  return (
    <div className="message-body" dir={message.dir} lang={message.language ?? undefined}>
      <Markdown source={message.text} citation={mark} breaks={message.author === "agent"} />
    </div>
  );
}

function RatingMark({ rating }: { rating: NonNullable<Message["rating"]> }) {
  const Icon = rating === "up" ? ThumbsUp : ThumbsDown;
  return (
    <p className="message-rating" data-value={rating}>
      <Icon size={13} aria-hidden="true" /> The visitor gave a thumb {rating}
    </p>
  );
}

function Options({ options }: { options: Message["options"] }) {
  return (
    <ul className="message-options" aria-label="Offered to the visitor">
      {options.map((option) => (
        <li key={option.label}>{option.label}</li>
      ))}
    </ul>
  );
}

function authorName(message: Message, visitor: string): string {
  if (message.author === "visitor") return visitor;
  if (message.author === "bot") return "Bot";
  return message.author_name || "Agent";
}
