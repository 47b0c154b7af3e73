/** One-key shortcuts, off while somebody types or a dialog is open. */

import { useEffect, useRef } from "react";
import { shortcuts } from "./preferences";

export type Shortcuts = Record<string, () => void>;

export function useShortcuts(keys: Shortcuts): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = latest.current[event.key];
      if (!action || event.defaultPrevented || !isFree(event)) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isFree(event: KeyboardEvent): boolean {
  if (shortcuts.get() === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  const target = event.target;
  if (target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select, [role=menu]"))) return false;
  return document.querySelector(".overlay") === null;
}
