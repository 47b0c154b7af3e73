import { useBlocker } from "@tanstack/react-router";
import { useRef } from "react";

const QUESTION = "You have changes that are not saved. Leave this page without them?";

/** Asks before somebody leaves what they have written; `letGo` says that it was saved and the way is free. */
export function useUnsavedGuard(isDirty: boolean): { letGo: () => void } {
  const isFree = useRef(false);
  useBlocker({
    shouldBlockFn: () => isDirty && !isFree.current && !window.confirm(QUESTION),
    enableBeforeUnload: () => isDirty && !isFree.current,
  });
  return {
    letGo: () => {
      isFree.current = true;
    },
  };
}
