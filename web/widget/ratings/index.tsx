import { part } from "../ui/Later";
import css from "./ratings.css?inline";
import { Reasons } from "./Reasons";

/** Why an answer did not help. */
export const reasons = part(Reasons, css);
