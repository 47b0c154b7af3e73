import type { VNode } from "preact";
import type { Option } from "../../client/types";

interface Props {
  options: readonly Option[];
  label: string;
  onChoose(text: string): void;
}

/** Ready-made messages as buttons. */
export function Options({ options, label, onChoose }: Props): VNode {
  return (
    <div class="options" role="group" aria-label={label}>
      {options.map(({ label, text }) => (
        <button key={text} class="option" dir="auto" onClick={() => onChoose(text)}>
          {label}
        </button>
      ))}
    </div>
  );
}
