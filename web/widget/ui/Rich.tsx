import type { VNode } from "preact";
import type { Message } from "../../client/types";
import { wordsOf } from "../core/words";
import { Later } from "./Later";

const load = () => import("../rich").then(({ parts }) => parts);

interface Props {
  message: Message;
  /** Nothing was written after it. */
  current: boolean;
}

/** Pictures, cards, forms and so on under a message; their words, when what draws them cannot be fetched. */
export function Rich({ message, current }: Props): VNode {
  const words = <>{message.rich.map((part) => <p>{wordsOf(part)}</p>)}</>;
  return (
    <div class="rich" dir={message.dir} lang={message.language}>
      <Later load={load} props={{ message, current }} instead={words} />
    </div>
  );
}
