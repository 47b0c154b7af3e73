import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { wordsOf } from "../core/words";
import { plainText } from "../markdown/plain";
import { fill } from "../text";
import { usePanel } from "./context";
import { usualTime } from "./usualTime";

/** Says each finished message of others once, when it arrives, and how long one takes; history is not read out. */
export function Announcer(): VNode {
  const { chat, language } = usePanel();
  const { texts } = language;
  const [said, setSaid] = useState("");
  const room = chat.room;
  const last = room?.transcript.messages.at(-1);
  const known = useRef<{ room: typeof room; seq: number }>({ room: null, seq: 0 });

  useEffect(() => {
    if (!room?.conversation || !last) return;
    if (known.current.room !== room) known.current = { room, seq: room.conversation.last_seq };
    if (last.seq <= known.current.seq) return;
    known.current.seq = last.seq;
    if (last.author === "visitor") return;
    const name = last.author_name || (last.author === "bot" ? chat.botName || texts.assistant : texts.agent);
    const text = [plainText(last.text), ...last.rich.map(wordsOf), ...last.files.map((file) => file.name)].join(" ");
    setSaid(last.author === "system" ? text : fill(texts.said, { name, text }));
  }, [room, room?.conversation, last]);

  const waiting = usualTime(room?.expected, language);
  useEffect(() => {
    if (waiting) setSaid(waiting);
  }, [waiting]);

  return <div class="hidden" role="status" aria-live="polite" aria-atomic="true">{said || null}</div>;
}
