/** Keeps a thread at its end while new messages come, unless the reader has scrolled up to read. */

import { useLayoutEffect, useRef, useState } from "react";

const NEAR_PX = 80;

export function useStickToEnd(contentKey: string) {
  const ref = useRef<HTMLDivElement>(null);
  const wasAtEnd = useRef(true);
  const height = useRef(0);
  const [isAtEnd, setAtEnd] = useState(true);

  const toEnd = () => ref.current?.scrollTo({ top: ref.current.scrollHeight });
  const onScroll = () => {
    const box = ref.current;
    if (!box) return;
    wasAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    height.current = box.scrollHeight;
    setAtEnd(wasAtEnd.current);
  };
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box || !wasAtEnd.current) return;
    box.scrollTo({ top: box.scrollHeight });
    // Pictures and late layout make the thread grow after it was drawn.
    const observer = new ResizeObserver(() => wasAtEnd.current && box.scrollTo({ top: box.scrollHeight }));
    if (box.lastElementChild) observer.observe(box.lastElementChild);
    observer.observe(box);
    return () => observer.disconnect();
  }, [contentKey]);

  return { ref, isAtEnd, toEnd, onScroll };
}
