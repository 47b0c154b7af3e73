import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Theme } from "../contract";
import type { Chat } from "../core/chat";
import { type Language, primary } from "../text";

export interface PanelContext {
  chat: Chat;
  language: Language;
  base: string;
  /** Takes the focus when the control that had it is gone. */
  refocus(): void;
  theme: Theme;
  /** Speaks another language from now on, and remembers it for this browser. */
  speak(tag: string): Promise<void>;
  /** Wears other colours from now on, and remembers it for this browser. */
  wear(theme: Theme): void;
}

const Context = createContext<PanelContext | null>(null);

export const PanelProvider = Context.Provider;

/** What every part of the panel needs. */
export function usePanel(): PanelContext {
  const panel = useContext(Context);
  if (!panel) throw new Error("usePanel outside of PanelProvider");
  return panel;
}

/** The words of a later part, which brings its own; the panel's are in `text/`. */
export function useWords<Words>(all: { en: Words } & Record<string, Words>): Words {
  return all[primary(usePanel().language.tag)] ?? all.en;
}
