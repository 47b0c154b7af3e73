import type { Mood, Understanding } from "../api/understanding";
import { percent } from "../ui/numbers";
import { CorrectMenu } from "./CorrectMenu";
import { Likelihoods } from "./Likelihoods";
import { MoodChip, MoodFace } from "./Mood";
import { Kept } from "./Kept";
import type { Correction } from "./useCorrection";
import { MOOD_WORDS, MOODS } from "./words";

const OPTIONS = MOODS.map((mood) => ({
  id: mood,
  text: MOOD_WORDS[mood],
  words: (
    <span className="mood-choice" data-mood={mood}>
      <MoodFace mood={mood} /> {MOOD_WORDS[mood]}
    </span>
  ),
}));

export function MoodSection({ understanding, correction }: { understanding: Understanding; correction: Correction }) {
  const { mood, mood_confidence, mood_scores, corrected } = understanding;
  const items = MOODS.map((each) => ({ key: each, words: MOOD_WORDS[each], probability: mood_scores[each] ?? 0, isTaken: each === mood }));
  return (
    <section className="trace-section">
      <h3>
        Mood
        <CorrectMenu what="mood" chosen={mood} options={OPTIONS} onChoose={(chosen) => correction.correct({ mood: chosen as Mood })} />
      </h3>
      <p className="read-result">
        <MoodChip mood={mood} /> <span className="muted">{corrected.mood ? "set by hand" : `${percent(mood_confidence)} sure`}</span>
      </p>
      <Likelihoods label="How likely each mood seemed" items={items} />
      <Kept what="mood" correction={correction} isCorrected={corrected.mood} />
    </section>
  );
}
