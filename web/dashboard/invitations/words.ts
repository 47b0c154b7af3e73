/** Invitations in words that need no manual. */

import { hoursWords } from "../guidance/words";
import { languageName } from "../ui/language";
import { counted } from "../ui/numbers";
import type { Action, Conditions, Effect, Figures, InvitationForm, PropertyTest, Trigger, TriggerKind, Words } from "./invitationsApi";

export const TRIGGERS: readonly (readonly [TriggerKind, string])[] = [
  ["time", "they have been on the page for a while"],
  ["exit", "they are about to leave"],
  ["scroll", "they have scrolled down the page"],
  ["idle", "they have not moved for a while"],
  ["visits", "they have come several times"],
  ["event", "your page tells of an event"],
];

export const TRIGGER_HELP: Record<TriggerKind, string> = {
  time: "Seconds in which the page is in sight. On the next page they are counted anew.",
  exit: "On a computer the pointer leaves through the top of the window; on a phone the page is flung back up.",
  scroll: "How much of the page they have seen. Pages that fit on the screen never count.",
  idle: "Seconds in which nothing was moved, pressed, scrolled or typed.",
  visits: "From this visit on. Half an hour without a page ends a visit.",
  event: "Your developer writes it into the page: jawab(\"event\", \"cart\", { total: 6200 })",
};

export const STARTS: Record<TriggerKind, Trigger> = {
  time: { on: "time", seconds: 30 },
  exit: { on: "exit" },
  scroll: { on: "scroll", percent: 60 },
  idle: { on: "idle", seconds: 45 },
  visits: { on: "visits", count: 3 },
  event: { on: "event", name: "", properties: [] },
};

export const TESTS: readonly (readonly [PropertyTest["test"], string])[] = [
  ["over", "is over"],
  ["under", "is under"],
  ["is", "is"],
  ["contains", "contains"],
];

export const ACTIONS: readonly (readonly [Action["kind"], string])[] = [
  ["ask", "ask a question in the visitor’s name"],
  ["open", "open the chat"],
  ["link", "go to a page"],
  ["shortcut", "open a shortcut"],
];

export const PARAMETERS = ["source", "medium", "campaign", "term", "content"] as const;

export const NO_CONDITIONS: Conditions = { page: "", referrer: "", campaign: null, languages: [], visitor: "any", hours: null, device: "any" };

export const NO_WORDS: Words = { text: "", buttons: [] };

export const EMPTY: InvitationForm = {
  name: "",
  trigger: STARTS.time,
  conditions: NO_CONDITIONS,
  actions: [],
  texts: { en: NO_WORDS },
  frequency: { times: 2, days: 30, per_visit: 1 },
  hold_out: 10,
  goal: "",
  active: true,
};

export function triggerSentence(trigger: Trigger): string {
  switch (trigger.on) {
    case "time":
      return `After ${counted(trigger.seconds, "second")} on the page`;
    case "exit":
      return "When they are about to leave";
    case "scroll":
      return `Once ${trigger.percent} % of the page was seen`;
    case "idle":
      return `After ${counted(trigger.seconds, "second")} without a move`;
    case "visits":
      return `From visit ${trigger.count} on`;
    case "event":
      return [`At the event “${trigger.name}”`, ...trigger.properties.map(propertyWords)].join(", ");
  }
}

export function whenSentence(trigger: Trigger, conditions: Conditions): string {
  return [triggerSentence(trigger), ...conditionWords(conditions)].join(", ");
}

function propertyWords({ name, test, value }: PropertyTest): string {
  return `${name} ${TESTS.find(([each]) => each === test)![1]} ${value}`;
}

function conditionWords({ page, referrer, campaign, languages, visitor, hours, device }: Conditions): string[] {
  return [
    page && (page === "/" ? "on the front page" : `on ${page}`),
    device !== "any" && `on a ${device}`,
    visitor !== "any" && (visitor === "new" ? "on their first visit" : "when they come again"),
    referrer && `coming from ${referrer}`,
    campaign && `with utm_${campaign.parameter}=${campaign.value}`,
    languages.length > 0 && `in ${languages.map(languageName).join(" or ")}`,
    hours && `when ${hoursWords(hours)}`,
  ].filter((words) => typeof words === "string" && words !== "") as string[];
}

/** What is known of the effect, without more certainty than there is. */
export function effectSentence(effect: Effect | null | undefined, holdOut: number, what: string): string {
  if (holdOut === 0) return `Nobody is held out, so what it does to ${what} cannot be known.`;
  if (!effect) return "Too few visitors yet to say what it does.";
  const span = `between ${points(effect.low)} and ${points(effect.high)} of 100 visitors (95 % sure)`;
  if (effect.low > 0) return `More ${what} with it: ${points(effect.difference)} of 100 visitors, ${span}.`;
  if (effect.high < 0) return `Fewer ${what} with it: ${points(effect.difference)} of 100 visitors, ${span}.`;
  return `No difference in ${what} that could not be chance: ${span}.`;
}

/** A difference of shares as visitors of a hundred: `+4.2`. */
export function points(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  return `${rounded > 0 ? "+" : rounded < 0 ? "−" : ""}${Math.abs(rounded).toFixed(1)}`;
}

/** What of it is counted, for the row of a list. */
export function figuresSentence({ shown }: Figures): string {
  if (shown.shown === 0) return "Not shown yet";
  const pressed = `${counted(shown.pressed, "press", "presses")} and ${counted(shown.dismissed, "dismissal")}`;
  return `Shown ${counted(shown.shown, "time")}, ${pressed}`;
}

/** The first language that has words, English before others. */
export function mainLanguage(texts: InvitationForm["texts"]): string {
  return "en" in texts ? "en" : (Object.keys(texts)[0] ?? "en");
}

/** With as many buttons in each language as there are actions. */
export function fitted(form: InvitationForm): InvitationForm {
  const blank = { label: "", question: "" };
  const fit = (words: Words): Words => ({ ...words, buttons: form.actions.map((_, at) => words.buttons[at] ?? blank) });
  return { ...form, texts: Object.fromEntries(Object.entries(form.texts).map(([tag, words]) => [tag, fit(words)])) };
}
