import { stored } from "../ui/stored";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const theme = stored<Theme>("jawab.theme", THEMES, "auto");

/** One-key shortcuts can be switched off: they get in the way of voice control (WCAG 2.1.4). */
export const shortcuts = stored("jawab.shortcuts", ["on", "off"] as const, "on");

export function applyTheme(choice: Theme): void {
  if (choice === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = choice;
}
