import { part } from "../ui/Later";
import { Parts } from "./Parts";
import css from "./rich.css?inline";

/** The rich parts of a message. */
export const parts = part(Parts, css);
