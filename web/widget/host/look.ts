import type { components } from "../../client/schema";
import type { Button, Config } from "../contract";
import { sideOf } from "../core/side";
import type { Keep } from "../core/storage";

export type Look = components["schemas"]["Launcher"];

/** Of 24 by 24, as strokes. */
const ICONS: Record<Look["icon"], string> = {
  bubble: "M5 4h14a3 3 0 013 3v8a3 3 0 01-3 3h-6l-5 4v-4H5a3 3 0 01-3-3V7a3 3 0 013-3z",
  question: "M12 21a9 9 0 100-18 9 9 0 000 18zM9.5 9.5a2.5 2.5 0 114 2c-1 .7-1.5 1.2-1.5 2.5M12 17h.01",
  smile: "M12 21a9 9 0 100-18 9 9 0 000 18zM8.5 14a4.5 4.5 0 007 0M9 9.5h.01M15 9.5h.01",
  wave: "M8 12.5V6a1.5 1.5 0 013 0v5-6.5a1.5 1.5 0 013 0V11 6a1.5 1.5 0 013 0v8a6.5 6.5 0 01-6.5 6.5c-2.5 0-4-1-5.3-3.2L3 13.5A1.6 1.6 0 015.6 12L8 14.5",
  headset: "M4 15v-3a8 8 0 0116 0v3M4 14h3v5H5a1 1 0 01-1-1zM20 14h-3v5h2a1 1 0 001-1zM17 19c0 2-2 2.5-4 2.5",
};

/** Dresses the button as the owner chose at the desk, where the script tag says nothing else, and remembers it. */
export function wear(look: Look, config: Config, button: Button, keep: Keep): void {
  if (!config.placed) config.side = sideOf(look.position);
  if (!config.themed) config.theme = look.theme;
  button.dress(config.side, ICONS[look.icon] ?? ICONS.bubble, look.label);
  button.paint(config.color ?? look.color);
  keep.set("look", JSON.stringify(look));
}

/** What the last page was told: the button need not change in front of the visitor. */
export function wearKept(config: Config, button: Button, keep: Keep): void {
  const kept = keep.get("look");
  if (kept) wear(JSON.parse(kept) as Look, config, button, keep);
}
