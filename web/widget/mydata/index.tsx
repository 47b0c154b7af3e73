import { part } from "../ui/Later";
import { MyData } from "./MyData";
import css from "./mydata.css?inline";

/** What visitors can do about their data. */
export const mydata = part(MyData, css);
