import { part } from "../ui/Later";
import css from "./menu.css?inline";
import { Menu } from "./Menu";

/** What is chosen seldom: language and colours. */
export const menu = part(Menu, css);
