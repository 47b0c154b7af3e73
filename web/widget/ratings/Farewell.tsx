import type { VNode } from "preact";
import { useEffect, useMemo, useReducer } from "preact/hooks";
import { usePanel } from "../ui/context";
import { useChat } from "../ui/useChat";
import { Moment } from "./moment";
import { Scale } from "./Scale";

/** Asks at the end how the visitor was served, and leaves them alone otherwise. */
export function Farewell(): VNode | null {
  const { chat, refocus } = usePanel();
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const moment = useMemo(() => new Moment(chat.keep, () => draw(undefined)), [chat]);
  useChat(chat);
  moment.look(chat.room);
  useEffect(() => () => moment.stop(), [moment]);
  const { asking } = moment;
  if (!asking) return null;
  const away = () => {
    moment.settle(asking);
    moment.away();
    refocus();
  };
  return <Scale key={asking} conversation={asking} before={asking !== chat.room?.id} onRated={() => moment.settle(asking)} onAway={away} />;
}
