import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { asksForPrivacy } from "../core/consent";
import { fill } from "../text";
import { usePanel, useWords } from "../ui/context";
import { answer, type Notice, noticeOf, widgetOf } from "./answer";
import { TEXTS } from "./text";

/** Asked beside the conversation, which goes on meanwhile. Yes and no weigh the same; nothing is chosen beforehand. */
export function Question(): VNode | null {
  const { chat, refocus, language: { tag } } = usePanel();
  const words = useWords(TEXTS);
  const box = useRef<HTMLElement>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    // Nobody is asked without the notice; the next time that the panel opens it is tried again.
    noticeOf(chat, tag).then(setNotice, () => setNotice(null));
  }, [tag]);
  if (!notice || asksForPrivacy()) return null;

  const choose = async (yes: boolean) => {
    const widget = widgetOf(box.current!);
    setFailed(false);
    try {
      await answer(chat, yes, tag, widget, notice.notice_version);
      refocus(); // the button that had the focus is gone
    } catch {
      setFailed(true);
    }
  };
  return (
    <section ref={box} aria-label={words.label} lang={tag}>
      <p dir="auto">{notice.text || words.question}</p>
      <p class="kept">
        {fill(words.kept, { days: notice.activity_days.toLocaleString(tag) })}{" "}
        {notice.url && <a href={notice.url} target="_blank" rel="noopener">{words.more}</a>}
      </p>
      <div class="choices">
        <button class="option" onClick={() => void choose(false)}>{words.no}</button>
        <button class="option" onClick={() => void choose(true)}>{words.yes}</button>
      </div>
      {failed && <p class="error" role="alert">{words.failed}</p>}
    </section>
  );
}
