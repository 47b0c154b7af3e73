import type { VNode } from "preact";
import type { Texts } from "../text";
import { usePanel } from "./context";

export function Time({ at }: { at: string }): VNode {
  const { language: { tag } } = usePanel();
  const date = new Date(at);
  const full = date.toLocaleString(tag, { dateStyle: "full", timeStyle: "short" });
  return (
    <time dateTime={at} title={full}>
      {date.toLocaleTimeString(tag, { hour: "numeric", minute: "2-digit" })}
    </time>
  );
}

/** The day of `date` in words, as it is called on the day `now`. */
export function dayName(date: Date, tag: string, texts: Texts, now = new Date()): string {
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return texts.today;
  if (days === 1) return texts.yesterday;
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString(tag, { weekday: "long", day: "numeric", month: "long", year });
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
