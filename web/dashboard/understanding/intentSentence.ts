import type { Understanding } from "../api/understanding";

/** What was made of the intent, in words that need no manual. */
export function intentSentence({ intent, candidates, threshold, corrected }: Understanding): string {
  if (corrected.intent) return intent ? `${intent.label}, set by hand` : "None of your intents, set by hand";
  const best = intent ?? candidates[0];
  if (!best) return "Not looked for";
  const numbers = `${best.probability.toFixed(2)} sure, needed ${threshold.toFixed(2)}`;
  return best.probability >= threshold ? `${best.label}: ${numbers}` : `Not sure enough. Most likely ${best.label}: ${numbers}`;
}

/** How likely it is that none of the candidates is meant: what their probabilities leave over. */
export function outOfScope({ out_of_scope, candidates }: Understanding): number {
  const left = 1 - candidates.reduce((sum, { probability }) => sum + probability, 0);
  return out_of_scope ?? Math.max(0, left);
}
