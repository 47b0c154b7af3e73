import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Message } from "../../client/types";
import { wordsOf } from "../core/words";
import { usePanel } from "./context";

type Drawing = typeof import("../rich");

interface Props {
  message: Message;
  /** Nothing was written after it. */
  current: boolean;
}

/**
 * Pictures, cards, forms and so on under a message. What draws them is fetched with the first of them and draws into a
 * root of its own: after a failed first try the panel runs under another address than the one that the other module
 * imports, so the two may not share one tree.
 */
export function Rich({ message, current }: Props): VNode {
  const panel = usePanel();
  const { chat } = panel;
  const box = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing | "failed" | null>(null);
  const ready = chat.site !== null || chat.siteFailed; // until then nobody knows which origins are allowed
  const messages = chat.room?.transcript.messages; // one of them may fill in a form of this one

  useEffect(() => {
    import("../rich").then(setDrawing, () => setDrawing("failed"));
  }, []);
  useLayoutEffect(() => {
    if (drawing && drawing !== "failed" && ready) drawing.draw(box.current!, panel, { message, current });
  }, [drawing, ready, chat.site, messages, message, current]);
  useLayoutEffect(() => chat.change(), [drawing, ready]); // so that the log follows its end
  useEffect(() => {
    const element = box.current!;
    return () => {
      if (drawing && drawing !== "failed") drawing.erase(element);
    };
  }, [drawing]);

  if (drawing === "failed") return <div class="rich">{message.rich.map((part) => <p>{wordsOf(part)}</p>)}</div>;
  return <div class="rich" dir={message.dir} lang={message.language} ref={box} />;
}
