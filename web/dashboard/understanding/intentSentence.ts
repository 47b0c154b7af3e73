import type { Understanding } from "../api/understanding";

/** What was made of the intent, in words that need no manual. */
export function intentSentence(understanding: Understanding): string {
  const { intent, candidates, threshold, corrected } = understanding;
  if (corrected.intent) return intent ? `${intent.label}, set by hand` : "None of your intents, set by hand";
  const best = intent ?? candidates[0];
  if (!best) return "Not looked for";
  if (isOutside(understanding)) return `Most likely none of your intents: ${outOfScope(understanding).toFixed(2)}`;
  const numbers = `${best.probability.toFixed(2)} sure, needed ${threshold.toFixed(2)}`;
  return best.probability >= threshold ? `${best.label}: ${numbers}` : `Not sure enough. Most likely ${best.label}: ${numbers}`;
}

/** Whether it is more likely none of the intents than any of them. */
export function isOutside(understanding: Understanding): boolean {
  const { intent, candidates, corrected } = understanding;
  const best = intent ?? candidates[0];
  return !corrected.intent && best !== undefined && outOfScope(understanding) > best.probability;
}

/** How likely it is that none of the candidates is meant: what their probabilities leave over. */
export function outOfScope({ out_of_scope, candidates }: Understanding): number {
  const left = 1 - candidates.reduce((sum, { probability }) => sum + probability, 0);
  return out_of_scope ?? Math.max(0, left);
}
