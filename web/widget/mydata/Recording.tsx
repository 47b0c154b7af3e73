import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { answer, widgetOf } from "../consent/answer";
import { answerOf, asksForPrivacy } from "../core/consent";
import { usePanel } from "../ui/context";
import type { Words } from "./text";

/** Whether what is pressed and read may be recorded, where the owner asks. */
export function Recording({ words }: { words: Words }): VNode | null {
  const { chat, language: { tag } } = usePanel();
  const box = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const { site, keep } = chat;
  if (site?.tracking !== "ask") return null;
  if (asksForPrivacy()) return <p class="menu-note">{words.privacy}</p>;

  const change = async (yes: boolean) => {
    setBusy(true);
    setFailed(false);
    try {
      await answer(chat, yes, tag, widgetOf(box.current!));
    } catch {
      setFailed(true);
    }
    setBusy(false);
  };
  return (
    <div ref={box}>
      <label>
        <input
          type="checkbox" aria-describedby="recording-note" disabled={busy} checked={answerOf(keep, site.consent_from) === "yes"}
          onChange={({ currentTarget }) => void change(currentTarget.checked)}
        />
        {words.recording}
      </label>
      <p class="menu-note" id="recording-note">{words.recordingNote}</p>
      {failed && <p class="error" role="alert">{words.failed}</p>}
    </div>
  );
}
