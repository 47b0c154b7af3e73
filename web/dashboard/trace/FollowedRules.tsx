import { Link } from "@tanstack/react-router";
import type { Trace } from "../api/types";
import { asSentence } from "../ui/words";

/** The rules of the guidance that held for this message, and what each did. */
export function FollowedRules({ rules }: { rules: NonNullable<Trace["guidance"]> }) {
  return (
    <section className="trace-section">
      <h3>Your guidance</h3>
      <ul className="trace-rules">
        {rules.map(({ id, name, effect }) => (
          <li key={id ?? name}>
            {id ? (
              <Link to="/guidance/$ruleId" params={{ ruleId: id }} dir="auto">
                {name}
              </Link>
            ) : (
              <span dir="auto">{name}</span>
            )}
            <p className="trace-rule-effect" dir="auto">
              {asSentence(effect)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
