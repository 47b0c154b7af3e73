import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Message, Rating as Given } from "../../client/types";
import { usePanel } from "./context";
import { ThumbIcon } from "./icons";
import { Later } from "./Later";

type Value = Given["value"];
type Reason = NonNullable<Given["reason"]>;

const loadReasons = () => import("../ratings").then(({ reasons }) => reasons);

/** Whether an answer helped and, after a no, why not. Pressing again takes it back. */
export function Rating({ message }: { message: Message }): VNode {
  const { chat, language: { texts } } = usePanel();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  const group = useRef<HTMLDivElement>(null);

  const give = async (rating: Given | null, ask = false) => {
    setAsking(ask);
    setSaid(rating && !ask ? texts.thanks : "");
    await chat.rate(message, rating).catch(() => {
      setAsking(false);
      setSaid(texts.ratingFailed);
    });
  };
  const press = (value: Value) => {
    if (message.rating === value) return give(null);
    return give({ value }, value === "down");
  };
  const explain = (reason: Reason, comment?: string) => {
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
      {asking && <Later class="why" load={loadReasons} props={{ explain }} />}
    </>
  );
}
