import { part } from "../ui/Later";
import { Attach } from "./Attach";
import css from "./attach.css?inline";

/** The button beside the field, and all other ways to give files. Fetched with the site; the rest with the first file. */
export const attach = part(Attach, css);
