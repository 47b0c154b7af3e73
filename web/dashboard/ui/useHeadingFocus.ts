import { useEffect, useRef } from "react";

/** Moves the focus to a page's heading when the page (named by `key`) changes, so that screen readers tell of it. */
export function useHeadingFocus<T extends HTMLElement>(key: string) {
  const ref = useRef<T>(null);
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
  }, [key]);
  return ref;
}
