import { part } from "../ui/Later";
import { CompletionList } from "./CompletionList";
import css from "./completing.css?inline";

/** Questions that begin like what is being written. */
export const list = part(CompletionList, css);
