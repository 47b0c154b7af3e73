import type { VNode } from "preact";
import { Later } from "../ui/Later";

const PROPS = { framed: true };
const load = () => import("../push").then(({ offer }) => offer);

/** Whether this device tells of replies. */
export function TellChoice(): VNode {
  return <Later load={load} props={PROPS} />;
}
