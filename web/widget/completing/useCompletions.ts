import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
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
  useEffect(() => {
    type(); // what was written while this was fetched
    return () => completer.stop();
  }, [completer]);
  useLayoutEffect(() => {
    const form = field.form!;
    // At the form and on the way down: a key that the list takes must not reach the field.
    form.addEventListener("keydown", press, true);
    form.addEventListener("submit", close);
    field.addEventListener("input", type);
    field.addEventListener("blur", close);
    return () => {
      form.removeEventListener("keydown", press, true);
      form.removeEventListener("submit", close);
      field.removeEventListener("input", type);
      field.removeEventListener("blur", close);
    };
  });
  return { items, active, choose };
}
