import { part } from "../ui/Later";
import css from "./push.css?inline";
import { PushOffer } from "./PushOffer";

/** Being told on this device when a person replies. */
export const offer = part(PushOffer, css);
