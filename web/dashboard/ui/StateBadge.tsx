import type { State } from "../api/types";
import "./StateBadge.css";

const WORDS: Record<State, string> = { bot: "Bot", waiting: "Waiting", human: "With a person", closed: "Closed" };

export function StateBadge({ state, person }: { state: State; person?: string | undefined }) {
  return (
    <span className="state" data-state={state}>
      {state === "human" && person ? person : WORDS[state]}
    </span>
  );
}
