import type { VNode } from "preact";
import type { Shortcut } from "../../client/types";
import { usePanel, useWords } from "../ui/context";
import { KindIcon } from "./icons";
import { TEXTS } from "./text";

interface Props {
  shortcut: Shortcut;
  onPress(): void;
}

/** A link where it opens a page, else a button. */
export function Chip({ shortcut, onPress }: Props): VNode {
  const { base } = usePanel();
  const words = useWords(TEXTS);
  const { action, kind, label, language, url } = shortcut;
  const inside = (
    <>
      <KindIcon kind={kind} />
      <span lang={language} dir="auto">{label}</span>
    </>
  );
  if (action === "open") {
    return (
      <a class="chip" href={url.startsWith("/") ? base + url : url} target="_blank" rel="noopener" onClick={onPress}>
        {inside}
        <span class="hidden"> ({words.newTab})</span>
      </a>
    );
  }
  return (
    <button class="chip" aria-haspopup={action === "form" ? "dialog" : undefined} onClick={onPress}>
      {inside}
    </button>
  );
}
