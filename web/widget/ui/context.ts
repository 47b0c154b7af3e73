import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Chat } from "../core/chat";
import type { Language } from "../text";

export interface PanelContext {
  chat: Chat;
  language: Language;
  base: string;
  /** Takes the focus when the control that had it is gone. */
  refocus(): void;
}

const Context = createContext<PanelContext | null>(null);

export const PanelProvider = Context.Provider;

/** What every part of the panel needs. */
export function usePanel(): PanelContext {
  const panel = useContext(Context);
  if (!panel) throw new Error("usePanel outside of PanelProvider");
  return panel;
}
