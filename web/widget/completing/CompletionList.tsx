import type { VNode } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { fill, numeral } from "../text";
import { usePanel, useWords } from "../ui/context";
import { TEXTS } from "./text";
import { useCompletions } from "./useCompletions";

const LIST = "completions";
const optionId = (index: number) => `${LIST}-${index}`;

export interface Props {
  field: HTMLTextAreaElement;
  onChoose(text: string): void;
}

/** Above the field, which keeps the focus: the arrow keys walk through it by `aria-activedescendant`. */
export function CompletionList({ field, onChoose }: Props): VNode {
  const { language } = usePanel();
  const { texts } = language;
  const words = useWords(TEXTS);
  const { items, active, choose } = useCompletions(field, onChoose);
  useLayoutEffect(() => {
    tell(field, "aria-controls", items.length ? LIST : null);
    tell(field, "aria-activedescendant", active < 0 ? null : optionId(active));
  }, [field, items.length, active]);
  return (
    <>
      <p class="hidden" role="status">{items.length > 0 && fill(words.found, { n: numeral(language, items.length) })}</p>
      {items.length > 0 && (
        <ul class="completions" id={LIST} role="listbox" aria-label={texts.suggestions} onMouseDown={(event) => event.preventDefault()}>
          {items.map(({ text }, index) => (
            <li key={text} id={optionId(index)} role="option" aria-selected={index === active} dir="auto" onClick={() => choose(text)}>
              {text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function tell(field: HTMLElement, name: string, value: string | null): void {
  if (value === null) field.removeAttribute(name);
  else field.setAttribute(name, value);
}
