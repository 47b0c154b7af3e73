import { useEffect, useMemo, useState } from "preact/hooks";
import type { Completion } from "../../client/types";
import { Completer } from "../core/completer";
import { usePanel } from "./context";
import type { Field } from "./field";

/** None is highlighted: Enter belongs to the visitor's own words. */
const NONE = -1;

export interface Completions {
  items: readonly Completion[];
  active: number;
  /** To be called with every change of the field. */
  type(text: string): void;
  /** Takes a key that is meant for the list; says whether it did. */
  press(event: KeyboardEvent): boolean;
  close(): void;
}

/** Questions for what stands in the field, and which of them the arrow keys have reached. */
export function useCompletions(field: Field, onChoose: (text: string) => void): Completions {
  const { chat } = usePanel();
  const [found, setFound] = useState<readonly Completion[]>([]);
  const [active, setActive] = useState(NONE);
  const completer = useMemo(() => {
    return new Completer((text, signal) => chat.completions(text, signal), (items) => (setFound(items), setActive(NONE)));
  }, [chat]);
  useEffect(() => () => completer.stop(), [completer]);

  const items = chat.isAssisted ? found : [];
  const close = () => {
    completer.stop();
    setFound([]);
    setActive(NONE);
  };
  /** Round and round, past the field itself. */
  const move = (by: 1 | -1) => setActive(((active + 1 + by + items.length + 1) % (items.length + 1)) - 1);
  const keys: Record<string, () => void> = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: close };
  const chosen = items[active];
  if (chosen) keys.Enter = () => onChoose(chosen.text);

  return {
    items,
    active,
    close,
    type(text) {
      const atEnd = field.current?.selectionEnd === text.length;
      if (chat.isAssisted && atEnd) completer.type(text);
      else close();
    },
    press(event) {
      const act = items.length && !event.isComposing && !event.shiftKey ? keys[event.key] : undefined;
      if (!act) return false;
      event.preventDefault();
      event.stopPropagation();
      act();
      return true;
    },
  };
}
