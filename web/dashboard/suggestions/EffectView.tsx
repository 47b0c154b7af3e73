import type { Effect } from "./suggestionApi";
import { change } from "./words";

/** Before and after the answer was published. */
export function EffectView({ before, after }: { before: Effect; after: Effect }) {
  const rows: [string, string][] = [
    ["Asked a week", `${before.asked_a_week} → ${after.asked_a_week}`],
    ["Answered by the bot", change(before, after, "answered")],
    ["Rated down", change(before, after, "rated_down")],
    ["Handed to a person", change(before, after, "handed_off")],
  ];
  return (
    <>
      <dl className="suggestion-effect">
        {rows.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">
        {before.weeks} weeks before against {after.weeks} weeks since.
      </p>
    </>
  );
}
