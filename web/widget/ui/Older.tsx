import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { usePanel } from "./context";

/** Loads what came before. Scrolling to the top does the same. */
export function Older(): VNode {
  const { chat, language: { texts } } = usePanel();
  const [failed, setFailed] = useState(false);
  const load = () => chat.room?.loadOlder().then(() => setFailed(false), () => setFailed(true));
  return (
    <p class="older">
      {failed && <span role="alert">{texts.olderFailed} </span>}
      <button class="quiet" disabled={chat.room?.loadingOlder} onClick={load}>
        {chat.room?.loadingOlder ? texts.loadingOlder : texts.older}
      </button>
    </p>
  );
}
