import { part } from "../ui/Later";
import { Farewell } from "./Farewell";
import css from "./ratings.css?inline";
import { Reasons } from "./Reasons";

/** Why an answer did not help. */
export const reasons = part(Reasons, css);

/** How the whole conversation was. */
export const farewell = part(Farewell, css);
