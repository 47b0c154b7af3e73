import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { usePanel, useWords } from "../ui/context";
import { CloseIcon, Icon } from "../ui/icons";
import { TEXTS } from "./text";

type Score = 1 | 2 | 3 | 4 | 5;

const FACE = "M12 21a9 9 0 100-18 9 9 0 000 18zM9 9.5h.01M15 9.5h.01";
const SCORES: readonly (readonly [Score, mouth: string])[] = [
  [1, "M8 16.5a4.6 4.6 0 018 0"], [2, "M8.5 15.8a6 6 0 017 0"], [3, "M8.5 15h7"], [4, "M8.5 14.2a6 6 0 007 0"], [5, "M8 13.5a4.6 4.6 0 008 0z"],
];

interface Props {
  conversation: string;
  /** It is the one before that which is shown. */
  before: boolean;
  onRated(): void;
  onAway(): void;
}

/** Five faces, a line for words, and then a thank-you that can be taken back. */
export function Scale({ conversation, before, onRated, onAway }: Props): VNode {
  const { chat, language: { texts } } = usePanel();
  const words = useWords(TEXTS);
  const [score, setScore] = useState<Score | null>(null);
  const [comment, setComment] = useState("");
  const [state, setState] = useState<"asking" | "busy" | "thanks" | "failed">("asking");
  const thanks = useRef<HTMLParagraphElement>(null);
  useEffect(() => thanks.current?.focus(), [state]); // the button that was pressed is gone

  const path = `/conversations/${conversation}/satisfaction`;
  const change = async (act: Promise<unknown>, done: () => void) => {
    setState("busy");
    await act.then(done, () => setState("failed"));
  };
  const send = (event: Event) => {
    event.preventDefault();
    const given = { score: score!, ...(comment.trim() && { comment: comment.trim() }) };
    return change(chat.api.asVisitor(path, "PUT", given), () => (setState("thanks"), onRated()));
  };
  const undo = () => change(chat.api.asVisitor(path, "DELETE"), () => (setState("asking"), setScore(null)));

  if (state === "thanks") {
    return (
      <div class="farewell">
        <p ref={thanks} tabIndex={-1} role="status">{texts.thanks}</p>
        <button class="quiet" onClick={undo}>{words.undo}</button>
        <Away onAway={onAway} />
      </div>
    );
  }
  return (
    <form class="farewell" onSubmit={send}>
      <fieldset>
        <legend>{before ? words.howWasLast : words.howWas}</legend>
        <div class="faces">
          {SCORES.map(([one, mouth]) => (
            <label key={one} class="face" title={words.scores[one]}>
              <input type="radio" name="score" class="hidden" checked={score === one} onChange={() => setScore(one)} />
              <Icon path={FACE + mouth} />
              <span class="hidden">{words.scores[one]}</span>
            </label>
          ))}
        </div>
        <p class="ends" aria-hidden="true">{score ? words.scores[score] : <><span>{words.scores[1]}</span><span>{words.scores[5]}</span></>}</p>
      </fieldset>
      {score && (
        <div class="row">
          <input dir="auto" maxLength={1000} aria-label={words.comment} placeholder={words.comment} value={comment} onInput={(event) => setComment(event.currentTarget.value)} />
          <button class="primary" disabled={state === "busy"}>{texts.submit}</button>
        </div>
      )}
      {state === "failed" && <p class="error" role="alert">{texts.ratingFailed}</p>}
      <Away onAway={onAway} />
    </form>
  );
}

function Away({ onAway }: { onAway(): void }): VNode {
  const words = useWords(TEXTS);
  return <button type="button" class="tool away" aria-label={words.away} title={words.away} onClick={onAway}><CloseIcon /></button>;
}
