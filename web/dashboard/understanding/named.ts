import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { intentsQuery } from "../api/intentQueries";
import type { Intent, IntentGuess, Understanding } from "../api/understanding";

/** Visitors are shown intents in their language, and so they are kept; at the desk they have the desk's names. */
export function useNamed(understanding: Understanding): Understanding {
  const { data } = useQuery(intentsQuery);
  return useMemo(() => named(understanding, data?.items ?? []), [understanding, data]);
}

export function named(understanding: Understanding, intents: Pick<Intent, "key" | "label">[]): Understanding {
  const labels = new Map(intents.map(({ key, label }) => [key, label]));
  const name = (guess: IntentGuess): IntentGuess => ({ ...guess, label: labels.get(guess.key) ?? guess.label });
  return { ...understanding, intent: understanding.intent && name(understanding.intent), candidates: understanding.candidates.map(name) };
}
