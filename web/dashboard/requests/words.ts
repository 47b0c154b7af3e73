/** Requests in words. */

import type { RequestKind } from "./requestsApi";

export const KIND_WORDS: Record<RequestKind, string> = {
  email: "E-mail",
  call_back: "Call back",
  demo: "Demo",
  booking: "Booking",
};

/** What an agent does about it. */
export const TO_DO: Record<RequestKind, string> = {
  email: "wants to hear from you by e-mail",
  call_back: "wants to be called",
  demo: "wants to be shown something",
  booking: "wants to come at a time",
};

/** `Wed 25 Nov` and `10:00` on the clock of a time zone; put together by hand, since browsers differ in their commas. */
export function clockIn(iso: string, timeZone: string): { day: string; time: string } {
  const told = (format: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", { ...format, timeZone }).format(new Date(iso));
  return {
    day: `${told({ weekday: "short" })} ${told({ day: "numeric", month: "short" })}`,
    time: told({ hour: "2-digit", minute: "2-digit" }),
  };
}

/** `Karachi` of `Asia/Karachi`. */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** The time that was wished for, on the visitor's clock and, where that shows another time, on ours. */
export function wishedWords(iso: string, visitors: string | null, ours: string): string {
  const theirs = visitors ?? ours;
  const [there, here] = [clockIn(iso, theirs), clockIn(iso, ours)];
  const wished = `${there.day}, ${there.time}`;
  if (there.day !== here.day) return `${wished} in ${cityOf(theirs)}, which is ${here.day}, ${here.time} for you`;
  return there.time === here.time ? `${wished} (${cityOf(theirs)})` : `${wished} in ${cityOf(theirs)}, which is ${here.time} for you`;
}
