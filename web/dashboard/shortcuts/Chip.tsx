import { languageDir } from "../ui/language";
import type { ShortcutKind } from "./shortcutsApi";
import { ICONS } from "./words";

/** As in the widget, in the desk’s own colours. */
export function Chip({ kind, label, language }: { kind: ShortcutKind; label: string; language: string }) {
  const Icon = ICONS[kind];
  return (
    <span className="shortcut-chip" lang={language} dir={languageDir(language)}>
      <Icon size={15} aria-hidden="true" />
      {label || "…"}
    </span>
  );
}
