import type { VNode } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Shortcut } from "../../client/types";
import { usePanel, useWords } from "../ui/context";
import { useChat } from "../ui/useChat";
import { isReturning, Uses } from "./browser";
import { Chip } from "./Chip";
import { offered, type Place } from "./offered";
import { TEXTS } from "./text";
import { useWanted } from "./useWanted";

const NONE: readonly Shortcut[] = [];

export interface Props {
  place: Place;
  /** Of what lies over the conversation: it closes when a shortcut leads there. */
  onClose?: (() => void) | undefined;
}

/** The owner's shortcuts that fit this page, this visitor and what they want, as chips. */
export function Shortcuts({ place, onClose }: Props): VNode | null {
  const { chat, refocus } = usePanel();
  const words = useWords(TEXTS);
  const box = useRef<HTMLDivElement>(null);
  const uses = useMemo(() => new Uses(chat), [chat]);
  useChat(chat);
  const all = chat.site?.shortcuts ?? NONE;
  const depends = all.some(({ visitors }) => visitors);
  const returning = useMemo(() => depends && isReturning(chat.api.siteKey), [chat, depends]);
  const wanted = useWanted(chat, all);
  const page = location.pathname;
  // The chat changes with every frame of a reply.
  const shown = useMemo(() => offered(all, place, { page, returning, wanted }), [all, place, page, returning, wanted]);
  useEffect(() => uses.shown(shown.map(({ id }) => id), box.current));

  const press = (shortcut: Shortcut) => {
    uses.pressed(shortcut.id);
    if (shortcut.action === "open") return;
    onClose?.();
    if (shortcut.action === "form") return chat.fill(shortcut);
    chat.send(shortcut.question);
    refocus();
  };
  if (!shown.length) return null;
  const title = place === "now" ? words.now : words.title;
  return (
    <div class={`shortcuts at-${place}`} role="group" aria-label={title} ref={box}>
      {place === "menu" && <p class="label">{title}</p>}
      <ul>
        {shown.map((shortcut) => <li key={shortcut.id}><Chip shortcut={shortcut} onPress={() => press(shortcut)} /></li>)}
      </ul>
    </div>
  );
}
