import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Completion } from "../../client/types";
import { usePanel } from "../ui/context";
import { useChat } from "../ui/useChat";
import { Completer } from "./completer";

/** None is highlighted: Enter belongs to the visitor's own words. */
const NONE = -1;

export interface Completions {
  items: readonly Completion[];
  active: number;
  choose(text: string): void;
}

/** Questions for what stands in the field, and which of them the arrow keys have reached. */
export function useCompletions(field: HTMLTextAreaElement, onChoose: (text: string) => void): Completions {
  const { chat } = usePanel();
  useChat(chat);
  const [found, setFound] = useState<readonly Completion[]>([]);
  const [active, setActive] = useState(NONE);
  const completer = useMemo(() => {
    return new Completer((text, signal) => chat.completions(text, signal), (items) => (setFound(items), setActive(NONE)));
  }, [chat]);

  const items = chat.isAssisted ? found : [];
  const close = () => {
    completer.stop();
    setFound([]);
    setActive(NONE);
  };
  const choose = (text: string) => {
    close();
    onChoose(text);
  };
  const type = () => {
    const atEnd = field.selectionEnd === field.value.length;
    if (chat.isAssisted && atEnd) completer.type(field.value);
    else close();
  };
  /** Round and round, past the field itself. */
  const move = (by: 1 | -1) => setActive(((active + 1 + by + items.length + 1) % (items.length + 1)) - 1);
  const keys: Record<string, () => void> = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close };
  const chosen = items[active];
  if (chosen) keys.Enter = () => choose(chosen.text);

  const press = (event: KeyboardEvent) => {
    const act = items.length && !event.isComposing && !event.shiftKey ? keys[event.key] : undefined;
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    } else if (event.key === "Enter") close(); // their own words are sent
  };
  // Listeners that stay: the panel draws anew between two listeners of one event, and one that is changed then is not called.
  const now = useRef({ press, type, close });
  now.current = { press, type, close };
  useLayoutEffect(() => listen(field, now), [field]);
  useEffect(() => {
    type(); // what was written while this was fetched
    return () => completer.stop();
  }, [completer]);
  return { items, active, choose };
}

interface Acts {
  press(event: KeyboardEvent): void;
  type(): void;
  close(): void;
}

/** Hears what happens in the field. Returns how to stop. */
function listen(field: HTMLTextAreaElement, now: { current: Acts }): () => void {
  const form = field.form!;
  const stopping = new AbortController();
  const { signal } = stopping;
  // At the form and on the way down: a key that the list takes must not reach the field.
  form.addEventListener("keydown", (event) => now.current.press(event), { capture: true, signal });
  form.addEventListener("submit", () => now.current.close(), { signal });
  field.addEventListener("input", () => now.current.type(), { signal });
  field.addEventListener("blur", () => now.current.close(), { signal });
  return () => stopping.abort();
}
