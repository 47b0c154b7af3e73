import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface Props {
  /** Of the element that says what is lost. */
  id: string;
  /** Of the button that asks, of what is lost, of the button that does it, and of the one that does not. */
  words: { ask: string; lost: string; sure: string; keep: string };
  act(): Promise<void> | void;
}

/** A button that says what is lost before it does it. */
export function Sure({ id, words, act }: Props): VNode {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) keep.current!.focus();
  }, [asked]);

  const stay = () => {
    setAsked(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const go = async () => {
    setBusy(true);
    await act();
    setBusy(false);
    setAsked(false);
  };
  if (!asked) return <button class="option" ref={opener} onClick={() => setAsked(true)}>{words.ask}</button>;
  return (
    <div class="sure" role="group" aria-label={words.ask} aria-describedby={id}>
      <p id={id}>{words.lost}</p>
      <div class="menu-row">
        <button class="option" ref={keep} disabled={busy} onClick={stay}>{words.keep}</button>
        <button class="option danger" disabled={busy} onClick={() => void go()}>{words.sure}</button>
      </div>
    </div>
  );
}
