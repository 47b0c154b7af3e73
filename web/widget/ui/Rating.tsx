import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Message, RatingReason, RatingValue } from "../../client/types";
import { usePanel } from "./context";
import { ThumbIcon } from "./icons";

const REASONS: readonly RatingReason[] = ["wrong", "incomplete", "unclear", "other"];

/** Whether an answer helped and, after a no, why not. Pressing again takes it back. */
export function Rating({ message }: { message: Message }): VNode {
  const { chat, language: { texts } } = usePanel();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  const group = useRef<HTMLDivElement>(null);
  const rate = async (value: RatingValue, reason?: RatingReason) => {
    const rating = message.rating === value && !reason ? null : { value, ...(reason && { reason }) };
    setAsking(rating?.value === "down" && !reason);
    setSaid(rating && (reason || value === "up") ? texts.thanks : "");
    await chat.rate(message, rating).catch(() => {
      setAsking(false);
      setSaid(texts.ratingFailed);
    });
  };
  const explain = (reason: RatingReason) => {
    group.current!.querySelector<HTMLElement>(".down")!.focus(); // the button that was pressed goes away
    void rate("down", reason);
  };
  const thumb = (value: RatingValue) => (
    <button class={`thumb ${value}`} aria-label={texts[value]} title={texts[value]} aria-pressed={message.rating === value} onClick={() => rate(value)}>
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
      {asking && (
        <div class="reasons" role="group" aria-label={texts.whyNot}>
          <p class="label">{texts.whyNot}</p>
          {REASONS.map((reason) => (
            <button key={reason} class="option" onClick={() => explain(reason)}>{texts[reason]}</button>
          ))}
        </div>
      )}
    </>
  );
}
