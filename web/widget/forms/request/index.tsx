import { part } from "../../ui/Later";
import css from "./request.css?inline";
import { RequestForm } from "./RequestForm";

/** To be written to, called, shown something or seen. */
export const request = part(RequestForm, css);
