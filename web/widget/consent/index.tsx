import { part } from "../ui/Later";
import css from "./consent.css?inline";
import { Question } from "./Question";

/** The question whether what is clicked and read may be recorded. */
export const consent = part(Question, css);
