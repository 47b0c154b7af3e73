/** Trainings of the workspace's intents, in words. */

import type { Training, TrainingState } from "../api/understanding";
import { counted, percent } from "../ui/numbers";

export const TRAINING_WORDS: Record<TrainingState, string> = {
  queued: "Waiting to start",
  running: "Training",
  active: "In use",
  retired: "Not in use",
  refused: "Not taken into use",
  failed: "Failed",
};

export function isTraining({ state }: Training): boolean {
  return state === "queued" || state === "running";
}

/** `Trained on 240 examples of 12 intents. Right in 94% of examples that it had not seen.` */
export function figuresSentence({ examples, intents, accuracy }: Training): string {
  const data = `Trained on ${counted(examples, "example")} of ${counted(intents, "intent")}.`;
  return accuracy === null ? data : `${data} Right in ${percent(accuracy)} of examples that it had not seen.`;
}

/** What there is to say of the last training, in the server's own words: why it is not in use, or what it lacks. */
export function outcomeSentence({ version, state, note, error }: Training): string {
  if (state === "refused") return `Version ${version} was not taken into use: ${note ?? "it was worse than the one in use"}`;
  if (state === "failed") return `Training version ${version} failed: ${error ?? "the server did not say why"}`;
  return state === "active" ? (note ?? "") : "";
}
