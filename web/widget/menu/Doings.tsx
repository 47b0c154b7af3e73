import type { VNode } from "preact";
import { Shortcuts } from "../ui/Shortcuts";
import type { ItemProps } from "./items";

/** The owner's shortcuts, all that fit. */
export function Doings({ onClose }: ItemProps): VNode | null {
  return <Shortcuts place="menu" onClose={onClose} />;
}
