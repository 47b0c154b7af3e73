/** Moods, urgency and entities as the desk speaks of them. */

import type { EntityType, Mood, Urgency } from "../api/understanding";

export const MOOD_WORDS: Record<Mood, string> = {
  angry: "Angry",
  frustrated: "Frustrated",
  confused: "Confused",
  neutral: "Neutral",
  happy: "Happy",
};

/** Worst first: who needs help soonest stands first in every list of moods. */
export const MOODS = Object.keys(MOOD_WORDS) as Mood[];

export const URGENCY_WORDS: Record<Urgency, string> = { high: "Urgent", normal: "Normal", low: "Can wait" };

export const ENTITY_WORDS: Record<EntityType, string> = {
  PERSON: "Person",
  DATE: "Date",
  EMAIL: "E-mail",
  PHONE: "Phone",
  MONEY: "Amount",
  ORDER: "Order number",
  TICKET: "Ticket number",
  PRODUCT: "Product",
  PLACE: "Place",
  ACTION: "Wants to",
  URL: "Web address",
};

export function isUnhappy(mood: Mood | null): boolean {
  return mood === "frustrated" || mood === "angry";
}
