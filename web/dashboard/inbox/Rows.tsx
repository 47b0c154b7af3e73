import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { View } from "../api/types";
import { ConversationRow } from "./ConversationRow";
import type { InboxState } from "./useInbox";

interface RowsProps {
  view: View;
  inbox: InboxState;
  selectedId: string | undefined;
}

const ROW_PX = 88;
const NEAR_THE_END = 15;

/** Draws the rows that are in sight, so that a list of thousands stays quick, and fetches more as the end comes near. */
export function Rows({ view, inbox: { rows, more, hasMore }, selectedId }: RowsProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  const drawn = list.getVirtualItems();
  const isNearTheEnd = (drawn.at(-1)?.index ?? 0) >= rows.length - NEAR_THE_END;
  useEffect(() => {
    if (isNearTheEnd) more?.();
  }, [isNearTheEnd, more]);

  const selected = rows.findIndex((row) => row.id === selectedId);
  useEffect(() => {
    if (selected >= 0) list.scrollToIndex(selected, { align: "auto" });
    // Depends on the selection alone: a row that moves because somebody wrote must not scroll the list.
  }, [selectedId]);

  return (
    <div className="inbox-scroll" ref={scroll}>
      <ul className="inbox-rows" style={{ blockSize: list.getTotalSize() }}>
        {drawn.map(({ index, key, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <li
              key={key}
              style={{ blockSize: ROW_PX, transform: `translateY(${start}px)` }}
              aria-posinset={index + 1}
              aria-setsize={hasMore ? -1 : rows.length}
            >
              <ConversationRow row={row} view={view} isSelected={row.id === selectedId} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
