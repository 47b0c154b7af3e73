import type { Import } from "../api/types";

export const STATE_WORDS: Record<Import["state"], string> = {
  queued: "Waiting to start",
  running: "Importing",
  done: "Done",
  failed: "Failed",
  cancelled: "Stopped",
};

export function isActive({ state }: Import): boolean {
  return state === "queued" || state === "running";
}

/** `40 added, 2 changed, 3 skipped or incomplete`: only what there is to tell. */
export function summary(item: Import): string {
  const parts: [number, string][] = [
    [item.added, "added"],
    [item.changed, "changed"],
    [item.unchanged, "unchanged"],
    [item.removed, "removed"],
    [item.skipped.length, "skipped or incomplete"],
  ];
  return parts.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString()} ${word}`).join(", ") || "Nothing found";
}

export function share({ done, total }: Import): number | null {
  return total ? Math.min(1, done / total) : null;
}

/** Skipped files by reason, the commonest reason first. */
export function byReason(skipped: Import["skipped"]): { reason: string; paths: string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { path, reason } of skipped) groups.set(reason, [...(groups.get(reason) ?? []), path]);
  return [...groups].map(([reason, paths]) => ({ reason, paths })).sort((a, b) => b.paths.length - a.paths.length);
}
