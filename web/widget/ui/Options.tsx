import type { VNode } from "preact";
import { useId } from "preact/hooks";
import type { Option } from "../../client/types";
import { usePanel } from "./context";

interface Props {
  options: readonly Option[];
  label: string;
}

/** Ready-made messages as buttons, under what they are for. */
export function Options({ options, label }: Props): VNode {
  const { chat, refocus } = usePanel();
  const id = useId();
  const choose = (text: string) => {
    chat.send(text);
    refocus();
  };
  return (
    <div class="options" role="group" aria-labelledby={id}>
      <p class="label" id={id}>{label}</p>
      {options.map(({ label, text }) => (
        <button key={text} class="option" dir="auto" onClick={() => choose(text)}>
          {label}
        </button>
      ))}
    </div>
  );
}
