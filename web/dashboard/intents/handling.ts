import type { Handling } from "../api/understanding";

export const HANDLING_WORDS: Record<Handling, string> = { answer: "The bot answers", person: "A person, at once" };
