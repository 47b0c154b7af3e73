import type { VNode } from "preact";
import { usePanel } from "./context";
import { Later } from "./Later";

const load = () => import("../shortcuts").then(({ shortcuts }) => shortcuts);

/** The owner's shortcuts, fetched where there are any. */
export function Shortcuts({ place, onClose }: { place: "greeting" | "now" | "menu"; onClose?: (() => void) | undefined }): VNode | null {
  return usePanel().chat.site?.shortcuts.length ? <Later load={load} props={{ place, onClose }} /> : null;
}
