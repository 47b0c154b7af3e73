import type { Invitation, Properties } from "./types";

type Trigger = Invitation["trigger"];
type Test = Extract<Trigger, { on: "event" }>["properties"][number];

/** Whether a trigger waits for this event of the page. */
export function fires(trigger: Trigger, name: string, properties: Properties): boolean {
  return trigger.on === "event" && trigger.name === name && trigger.properties.every((test) => passes(test, properties[test.name]));
}

/** What is not there passes no test; of a list, one must pass. */
function passes({ name, test, value }: Test, found: unknown): boolean {
  if (Array.isArray(found)) return found.some((each) => passes({ name, test, value }, each));
  if (found === undefined || found === null || found === "" || typeof found === "object") return false;
  if (test === "over") return Number(found) > Number(value);
  if (test === "under") return Number(found) < Number(value);
  const [said, wanted] = [String(found).toLowerCase(), value.toLowerCase()];
  return test === "is" ? said === wanted : said.includes(wanted);
}
