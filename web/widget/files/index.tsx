import { part } from "../ui/Later";
import css from "./files.css?inline";
import { Shown } from "./Shown";
import { Tray } from "./Tray";

/** The files that are to go with the next message. */
export const tray = part(Tray, css);

/** The files of a message. */
export const shown = part(Shown, css);
