import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Theme } from "../contract";
import { usePanel, useWords } from "../ui/context";
import { primary } from "../text";
import { TEXTS } from "./text";

const LANGUAGES: [tag: string, name: string][] = [["en", "English"], ["ur", "اردو"]];
const THEMES: readonly Theme[] = ["auto", "light", "dark"];

/** A sheet over the conversation. Escape and its first button lead back. */
export function Menu({ onClose }: { onClose(): void }): VNode {
  const { language, theme, speak, wear } = usePanel();
  const words = useWords(TEXTS);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current!.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div class="menu" role="dialog" aria-label={words.title} onKeyDown={onKeyDown}>
      <button class="quiet" ref={back} onClick={onClose}>{words.back}</button>
      <fieldset>
        <legend>{words.language}</legend>
        {LANGUAGES.map(([tag, name]) => (
          <label key={tag} lang={tag}>
            <input type="radio" name="language" checked={primary(language.tag) === tag} onChange={() => void speak(tag)} /> {name}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.colors}</legend>
        {THEMES.map((one) => (
          <label key={one}>
            <input type="radio" name="theme" checked={theme === one} onChange={() => wear(one)} /> {words[one as "auto"]}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
