import { part } from "../ui/Later";
import { Shortcuts } from "./Shortcuts";
import css from "./shortcuts.css?inline";

/** What the owner lets visitors do at a press. */
export const shortcuts = part(Shortcuts, css);
