import type { ComponentChildren, VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { keepInside } from "../../menu/trap";
import { Icon } from "../../ui/icons";

interface Props {
  title: ComponentChildren;
  back: string;
  onClose(): void;
  children: ComponentChildren;
}

/** Lies over the whole panel and keeps the focus. Escape and its first button lead back. */
export function Sheet({ title, back, onClose, children }: Props): VNode {
  const sheet = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current!.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") keepInside(sheet.current!, event);
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div class="over-all" ref={sheet} role="dialog" aria-modal="true" aria-labelledby="form-title" onKeyDown={onKeyDown}>
      <div class="over-top">
        <button class="tool" ref={first} aria-label={back} title={back} onClick={onClose}>
          <Icon path="M19 12H5M11 6l-6 6 6 6" />
        </button>
        <h2 id="form-title">{title}</h2>
      </div>
      <div class="over-body">{children}</div>
    </div>
  );
}
