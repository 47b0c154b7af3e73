import type { Side } from "../contract";

/** `left`, `right`, or `start` and `end` as the page reads; the end unless it says otherwise. */
export function sideOf(position: string | undefined): Side {
  if (position === "left" || position === "right") return position;
  const rightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
  return rightToLeft === (position === "start") ? "right" : "left";
}
