import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Rating } from "../../client/types";
import { usePanel, useWords } from "../ui/context";
import { TEXTS } from "./text";

type Reason = NonNullable<Rating["reason"]>;

const REASONS: readonly Reason[] = ["wrong", "incomplete", "unclear", "other"];

/** Asks why an answer did not help. */
export function Reasons({ explain }: { explain(reason: Reason, comment?: string): void }): VNode {
  const words = useWords(TEXTS);
  const [writing, setWriting] = useState(false);
  if (writing) return <Comment onSend={(comment) => explain("other", comment)} />;
  return (
    <div class="reasons" role="group" aria-label={words.whyNot}>
      <p class="label">{words.whyNot}</p>
      {REASONS.map((reason) => (
        <button key={reason} class="option" onClick={() => (reason === "other" ? setWriting(true) : explain(reason))}>
          {words[reason]}
        </button>
      ))}
    </div>
  );
}

/** Asks in the visitor's own words; sending nothing is an answer too. */
function Comment({ onSend }: { onSend(comment: string): void }): VNode {
  const { language: { texts } } = usePanel();
  const words = useWords(TEXTS);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current!.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    onSend(field.current!.value.trim());
  };
  return (
    <form class="reasons row" onSubmit={submit}>
      <input ref={field} dir="auto" maxLength={1000} aria-label={words.whyNot} placeholder={words.whyNot} />
      <button class="primary">{texts.submit}</button>
    </form>
  );
}
