import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useWords } from "../ui/context";
import { BackIcon } from "./icons";
import { ITEMS } from "./items";
import { TEXTS } from "./text";
import { keepInside } from "./trap";

/** A sheet over the conversation, which keeps the focus. Escape and its first button lead back. */
export function Menu({ onClose }: { onClose(): void }): VNode {
  const words = useWords(TEXTS);
  const sheet = useRef<HTMLDivElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current!.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") keepInside(sheet.current!, event);
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div class="menu" ref={sheet} role="dialog" aria-modal="true" aria-labelledby="menu-title" onKeyDown={onKeyDown}>
      <div class="menu-top">
        <button class="tool" ref={back} aria-label={words.back} title={words.back} onClick={onClose}>
          <BackIcon />
        </button>
        <h2 id="menu-title">{words.title}</h2>
      </div>
      <div class="menu-items">
        {ITEMS.map((Item, at) => <Item key={at} onClose={onClose} />)}
      </div>
    </div>
  );
}
