import type { VNode } from "preact";
import type { Option } from "../../client/types";
import { usePanel } from "./context";

interface Props {
  options: readonly Option[];
  label: string;
}

/** Ready-made messages as buttons. */
export function Options({ options, label }: Props): VNode {
  const { chat, refocus } = usePanel();
  const choose = (text: string) => {
    chat.send(text);
    refocus();
  };
  return (
    <div class="options" role="group" aria-label={label}>
      {options.map(({ label, text }) => (
        <button key={text} class="option" dir="auto" onClick={() => choose(text)}>
          {label}
        </button>
      ))}
    </div>
  );
}
