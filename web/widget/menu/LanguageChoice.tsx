import type { VNode } from "preact";
import { primary } from "../text";
import { LANGUAGES } from "../text/languages";
import { usePanel, useWords } from "../ui/context";
import { Choice } from "./Choice";
import { TEXTS } from "./text";

/** In which language the panel speaks; the greeting comes in it at once. */
export function LanguageChoice(): VNode {
  const { language, speak } = usePanel();
  return (
    <Choice
      name="language" legend={useWords(TEXTS).language} chosen={primary(language.tag)} onChoose={(tag) => void speak(regional(tag))}
      options={LANGUAGES.map(([tag, name]) => [tag, <span lang={tag} dir="auto">{name}</span>])}
    />
  );
}

/** As the visitor's browser has it: `ar-EG` writes other numerals than `ar-MA`. */
function regional(tag: string): string {
  return navigator.languages.find((wished) => primary(wished) === tag) ?? tag;
}
