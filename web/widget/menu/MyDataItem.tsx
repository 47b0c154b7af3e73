import type { VNode } from "preact";
import { Later } from "../ui/Later";

const load = () => import("../mydata").then(({ mydata }) => mydata);

/** What visitors can do about their data: a part of its own, fetched when the menu opens. */
export function MyDataItem(): VNode {
  return <Later load={load} props={{}} />;
}
