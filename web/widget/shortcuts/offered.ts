import type { Shortcut } from "../../client/types";

/** Where shortcuts stand: under the greeting, above the message field once there are messages, or in the menu. */
export type Place = "greeting" | "now" | "menu";

/** What the browser holds the conditions against; the server has held language and hours against them already. */
export interface Here {
  /** Path of the page. */
  page: string;
  returning: boolean;
  /** Ids of the shortcuts that fit what the visitor wants in the conversation, best first. */
  wanted: readonly string[];
}

/** So many stand under the greeting; the menu has all. */
const UNDER_GREETING = 5;
const NOW = 2;

/** Those of the site's shortcuts that fit, in their order. */
export function offered(all: readonly Shortcut[], place: Place, here: Here): Shortcut[] {
  const fitting = all.filter(
    ({ id, page, visitors, by_intent }) =>
      (!page || onPage(here.page, page)) &&
      (!visitors || (visitors === "returning") === here.returning) &&
      (!by_intent || here.wanted.includes(id)),
  );
  if (place === "menu") return fitting;
  return place === "greeting" ? fitting.slice(0, UNDER_GREETING) : fitting.filter((one) => one.by_intent).slice(0, NOW);
}

/** Whether a path fits; `*` stands for anything, and a slash at the end does not matter. As `kit/matching.py` has it. */
export function onPage(page: string, pattern: string): boolean {
  const wanted = bare(pattern).split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${wanted.join(".*")}$`, "s").test(bare(page));
}

const bare = (path: string) => path.replace(/\/+$/, "");
