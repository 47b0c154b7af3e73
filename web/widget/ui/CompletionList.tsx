import type { VNode } from "preact";
import { fill } from "../text";
import { usePanel } from "./context";
import type { Completions } from "./useCompletions";

export const LIST = "completions";
export const optionId = (index: number) => `${LIST}-${index}`;

/** Above the field, which keeps the focus: the arrow keys walk through it by `aria-activedescendant`. */
export function CompletionList({ completions, onChoose }: { completions: Completions; onChoose(text: string): void }): VNode {
  const { language: { texts } } = usePanel();
  const { items, active } = completions;
  return (
    <>
      <p class="hidden" role="status">{items.length > 0 && fill(texts.found, { n: items.length })}</p>
      {items.length > 0 && (
        <ul class="completions" id={LIST} role="listbox" aria-label={texts.suggestions} onMouseDown={(event) => event.preventDefault()}>
          {items.map(({ text }, index) => (
            <li key={text} id={optionId(index)} role="option" aria-selected={index === active} dir="auto" onClick={() => onChoose(text)}>
              {text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
