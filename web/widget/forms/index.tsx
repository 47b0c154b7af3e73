import { part } from "../ui/Later";
import { EmailForm } from "./EmailForm";
import css from "./forms.css?inline";

/** Where to write when nobody is there. */
export const email = part(EmailForm, css);
