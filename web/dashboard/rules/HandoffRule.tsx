import type { Mood, Rules } from "../api/understanding";
import { Choice } from "../ui/Choice";
import { MoodFace } from "../understanding/Mood";
import { MOOD_WORDS } from "../understanding/words";
import { afterOptions, HANDOFF_MOODS, handoffSentence, NEVER, toAfter } from "./handoff";

interface HandoffRuleProps {
  rules: Rules;
  onChange: (part: Partial<Rules>) => void;
}

export function HandoffRule({ rules, onChange }: HandoffRuleProps) {
  const { handoff_moods: chosen, handoff_after: after } = rules;
  const toggle = (mood: Mood) => onChange({ handoff_moods: chosen.includes(mood) ? chosen.filter((each) => each !== mood) : [...chosen, mood] });
  return (
    <section className="rules-section" aria-labelledby="handoff-heading">
      <h2 id="handoff-heading">When a visitor is unhappy</h2>
      <div className="rules-columns">
        <fieldset className="choice">
          <legend>When a visitor is</legend>
          {HANDOFF_MOODS.map((mood) => (
            <label key={mood} className="choice-option mood-choice" data-mood={mood}>
              <input type="checkbox" checked={chosen.includes(mood)} onChange={() => toggle(mood)} />
              <MoodFace mood={mood} /> {MOOD_WORDS[mood].toLowerCase()}
            </label>
          ))}
        </fieldset>
        <Choice
          legend="bring a person"
          options={afterOptions(after)}
          value={after === null ? NEVER : String(after)}
          onChange={(value) => onChange({ handoff_after: toAfter(value) })}
        />
      </div>
      <p className="rules-sentence" aria-live="polite">
        {handoffSentence(rules)}
      </p>
    </section>
  );
}
