import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { usePanel } from "./context";

/** Milliseconds for which a broken connection is not worth a word. */
const PATIENCE = 3_000;

/** Says that the connection is lost, once it has been for a moment. */
export function Banner(): VNode | null {
  const { chat, language: { texts } } = usePanel();
  const lost = chat.room?.connection === "waiting" || chat.room?.connection === "connecting";
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(lost), lost ? PATIENCE : 0);
    return () => clearTimeout(timer);
  }, [lost]);
  if (!shown || !lost) return null;
  return <p class="banner" role="status">{navigator.onLine ? texts.reconnecting : texts.offline}</p>;
}
