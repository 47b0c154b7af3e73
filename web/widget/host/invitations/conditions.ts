import { hold } from "./hours";
import type { Conditions } from "./types";

/** What an invitation's conditions are held against. */
export interface Here {
  /** Path of the page. */
  page: string;
  /** Address that the visit came from, empty when nobody says. */
  referrer: string;
  /** `source`, `medium`, … of the address that the visit began at. */
  campaign: Readonly<Record<string, string>>;
  visits: number;
  now: number;
  device: "computer" | "phone";
}

/** Whether all that are given are met; languages were looked at by the server. */
export function met(conditions: Conditions, here: Here, zone: string): boolean {
  const { page, referrer, campaign, visitor, hours, device } = conditions;
  return (
    (!page || onPage(here.page, page)) &&
    (!referrer || here.referrer.toLowerCase().includes(referrer.toLowerCase())) &&
    (!campaign || here.campaign[campaign.parameter]?.toLowerCase() === campaign.value.toLowerCase()) &&
    (visitor === "any" || (visitor === "returning") === here.visits > 1) &&
    (device === "any" || device === here.device) &&
    (!hours || hold(hours, here.now, zone))
  );
}

/** As the server's `kit/matching.py`: `*` stands for anything, and a slash at the end does not matter. */
export function onPage(path: string, pattern: string): boolean {
  const wanted = pattern.replace(/\/+$/, "").split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${wanted.join(".*")}$`, "s").test(path.replace(/\/+$/, ""));
}
