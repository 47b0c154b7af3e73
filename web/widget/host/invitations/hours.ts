import type { Hours } from "./types";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Whether it is such a time in `zone`, as the server's `kit/hours.py` has it: hours may go past midnight. */
export function hold({ days, begin, end, outside }: Hours, now: number, zone: string): boolean {
  const { day, clock } = local(now, zone);
  const today = days.includes(day);
  const yesterday = days.includes((day + 6) % 7);
  const within = begin < end ? today && begin <= clock && clock < end : (today && clock >= begin) || (yesterday && clock < end);
  return within !== outside;
}

/** Day of the week from Monday, and the clock as `09:05`. */
function local(now: number, zone: string): { day: number; clock: string } {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return { day: DAYS.indexOf(parts["weekday"]!), clock: `${parts["hour"]}:${parts["minute"]}` };
}
