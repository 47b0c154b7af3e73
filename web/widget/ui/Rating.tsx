import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Message, Rating as Given } from "../../client/types";
import { usePanel } from "./context";
import { ThumbIcon } from "./icons";

type Value = Given["value"];
type Reason = NonNullable<Given["reason"]>;

const REASONS: readonly Reason[] = ["wrong", "incomplete", "unclear", "other"];

/** Whether an answer helped and, after a no, why not. Pressing again takes it back. */
export function Rating({ message }: { message: Message }): VNode {
  const { chat, language: { texts } } = usePanel();
  const [asking, setAsking] = useState<"" | "why" | "words">("");
  const [said, setSaid] = useState("");
  const group = useRef<HTMLDivElement>(null);

  const give = async (rating: Given | null, ask: typeof asking = "") => {
    setAsking(ask);
    setSaid(rating && !ask ? texts.thanks : "");
    await chat.rate(message, rating).catch(() => {
      setAsking("");
      setSaid(texts.ratingFailed);
    });
  };
  const press = (value: Value) => {
    if (message.rating === value) return give(null);
    return give({ value }, value === "down" ? "why" : "");
  };
  const explain = (reason: Reason, comment?: string) => {
    if (reason === "other" && comment === undefined) return setAsking("words");
    group.current!.querySelector<HTMLElement>(".down")!.focus(); // the button that was pressed goes away
    return give({ value: "down", reason, ...(comment && { comment }) });
  };
  const thumb = (value: Value) => (
    <button class={`thumb ${value}`} aria-label={texts[value]} title={texts[value]} aria-pressed={message.rating === value} onClick={() => press(value)}>
      <ThumbIcon />
    </button>
  );
  return (
    <>
      <div class="rating" ref={group} role="group" aria-label={texts.helpful}>
        {thumb("up")}
        {thumb("down")}
        <span class="said" role="status">{said}</span>
      </div>
      {asking === "why" && (
        <div class="reasons" role="group" aria-label={texts.whyNot}>
          <p class="label">{texts.whyNot}</p>
          {REASONS.map((reason) => (
            <button key={reason} class="option" onClick={() => explain(reason)}>{texts[reason]}</button>
          ))}
        </div>
      )}
      {asking === "words" && <Words onSend={(comment) => explain("other", comment)} />}
    </>
  );
}

/** Asks in the visitor's own words; sending nothing is an answer too. */
function Words({ onSend }: { onSend(comment: string): void }): VNode {
  const { language: { texts } } = usePanel();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current!.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    onSend(field.current!.value.trim());
  };
  return (
    <form class="reasons row" onSubmit={submit}>
      <input ref={field} dir="auto" maxLength={1000} aria-label={texts.whyNot} placeholder={texts.whyNot} />
      <button class="primary">{texts.submit}</button>
    </form>
  );
}
