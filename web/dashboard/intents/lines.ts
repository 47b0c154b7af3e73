/** Most examples that the server takes at once. */
export const MOST_LINES = 500;

/** The examples in a pasted text: one a line, without list marks, blank lines and repetitions. */
export function toLines(text: string): string[] {
  const lines = text.split("\n").map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, "").trim());
  return [...new Set(lines.filter(Boolean))];
}
