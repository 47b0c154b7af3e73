/** Speaks a sentence to screen readers through the page's one polite live region. */

import { useSyncExternalStore } from "react";

let sentence = "";
const listeners = new Set<() => void>();

export function announce(text: string): void {
  // The same words twice would not be read again without a difference.
  sentence = text === sentence ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

export function useAnnouncement(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sentence,
  );
}
