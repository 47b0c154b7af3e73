/** Whether a pattern finds the number that its owner gives as an example. The server checks it again when it is saved. */

import type { Pattern } from "../api/understanding";

export interface Check {
  isRight: boolean;
  words: string;
}

export function checkPattern({ pattern, example }: Pick<Pattern, "pattern" | "example">): Check | null {
  if (!pattern || !example) return null;
  const expression = compile(pattern);
  if (!expression) return { isRight: false, words: "This is not a pattern that can be used. Check its brackets and backslashes." };
  const found = expression.exec(example)?.[0];
  if (!found) return { isRight: false, words: `It does not find “${example}”.` };
  if (found !== example.trim()) return { isRight: false, words: `It finds only “${found}” of it.` };
  return { isRight: true, words: `It finds “${example}”.` };
}

/** The server's expressions are Python's: named groups and leading flags are written otherwise there. */
function compile(pattern: string): RegExp | null {
  const flags = /^\(\?([ims]+)\)/.exec(pattern);
  const body = pattern.slice(flags?.[0].length ?? 0).replaceAll("(?P<", "(?<");
  try {
    return new RegExp(body, flags?.[1]?.includes("i") ? "i" : "");
  } catch {
    return null;
  }
}
