import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Chat } from "../core/chat";

/** Pixels from the end within which the visitor counts as reading the latest. */
const NEAR = 80;
/** Pixels above the beginning of a message that is shown from there. */
const EDGE = 12;

interface Scroll {
  /** The visitor has scrolled up, away from the latest message. */
  away: boolean;
  /** How many messages of others have come since then. */
  news: number;
  onScroll(): void;
  toLatest(): void;
}

/** Follows the end of the log, but only while the visitor is there; keeps the place when older messages come in above. */
export function useScroll(box: RefObject<HTMLElement | null>, chat: Chat): Scroll {
  const [away, setAway] = useState(false);
  const following = useRef(true);
  const leftAt = useRef(0);
  const before = useRef<{ first: string | undefined; height: number }>({ first: undefined, height: 0 });

  const messages = chat.room?.transcript.messages ?? [];
  const first = messages[0]?.id;
  const sending = useRef<string | undefined>(undefined);
  const lastUnsent = chat.unsent.at(-1)?.id;

  useLayoutEffect(() => {
    const element = box.current!;
    const known = before.current;
    if (lastUnsent && lastUnsent !== sending.current) following.current = true;
    sending.current = lastUnsent;
    if (following.current) element.scrollTop = latest(element);
    else if (known.first && first !== known.first) element.scrollTop += element.scrollHeight - known.height;
    before.current = { first, height: element.scrollHeight };
  });

  return {
    away,
    news: away ? messages.filter(({ author, seq }) => author !== "visitor" && seq > leftAt.current).length : 0,
    onScroll() {
      const { scrollHeight, scrollTop, clientHeight } = box.current!;
      if (following.current) leftAt.current = messages.at(-1)?.seq ?? 0;
      following.current = scrollHeight - scrollTop - clientHeight < NEAR;
      if (following.current) chat.room?.trim();
      setAway(!following.current);
      if (scrollTop < NEAR && chat.room?.transcript.more) void chat.room.loadOlder().catch(() => undefined);
    },
    toLatest() {
      following.current = true;
      box.current!.scrollTo({ top: box.current!.scrollHeight });
      setAway(false);
    },
  };
}

/** Where the latest is read from: the end, but the beginning of a message with parts, which may be higher than the log. */
function latest(log: HTMLElement): number {
  const last = log.querySelector<HTMLElement>(".messages > :last-child");
  return last?.querySelector(".rich") ? last.offsetTop - EDGE : log.scrollHeight;
}
