import type { VNode } from "preact";
import type { Theme } from "../contract";
import { usePanel, useWords } from "../ui/context";
import { Choice } from "./Choice";
import { TEXTS } from "./text";

/** Light or dark, or as the device is. */
export function ColorChoice(): VNode {
  const { theme, wear } = usePanel();
  const words = useWords(TEXTS);
  return (
    <Choice<Theme>
      name="theme" legend={words.colors} chosen={theme} onChoose={wear}
      options={[["auto", words.auto], ["light", words.light], ["dark", words.dark]]}
    />
  );
}
