import { percent } from "../ui/numbers";
import { listTime } from "../ui/time";
import type { Figures, Invitation } from "./invitationsApi";
import { effectSentence } from "./words";

type Arm = Figures["shown"];

/** What came of it, beside what came without it. */
export function Results({ invitation }: { invitation: Invitation }) {
  const { figures, hold_out, goal } = invitation;
  const { shown, held_out } = figures;
  return (
    <section className="guidance-conditions" aria-labelledby="results-heading">
      <h2 id="results-heading">What came of it</h2>
      <p className="guidance-help">
        Since {listTime(figures.since, Date.now())}: a change of anything but its name, order and switch begins anew. Browsers are counted, not people; nothing personal is kept.
      </p>
      <div className="table-frame">
        <table className="table">
          <thead>
            <tr>
              <td />
              <th scope="col" className="number">Saw it</th>
              <th scope="col" className="number">Were held out</th>
            </tr>
          </thead>
          <tbody>
            <Row label="Visitors" of={(arm) => arm.visitors.toLocaleString()} arms={[shown, held_out]} />
            <Row label="Times shown" of={(arm) => arm.shown.toLocaleString()} arms={[shown]} />
            <Row label="Pressed" of={(arm) => share(arm.pressed, arm.shown)} arms={[shown]} />
            <Row label="Dismissed" of={(arm) => share(arm.dismissed, arm.shown)} arms={[shown]} />
            <Row label="Began a conversation" of={(arm) => share(arm.conversations, arm.visitors)} arms={[shown, held_out]} />
            {goal && <Row label={`Reached “${goal}”`} of={(arm) => share(arm.goals, arm.visitors)} arms={[shown, held_out]} />}
          </tbody>
        </table>
      </div>
      <p className="invitation-effect">{effectSentence(figures.conversations, hold_out, "conversations")}</p>
      {goal && <p className="invitation-effect">{effectSentence(figures.goals, hold_out, `“${goal}”`)}</p>}
    </section>
  );
}

function Row({ label, of, arms }: { label: string; of: (arm: Arm) => string; arms: Arm[] }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {arms.map((arm, place) => (
        <td key={place} className="number">
          {of(arm)}
        </td>
      ))}
      {arms.length < 2 && <td className="number">–</td>}
    </tr>
  );
}

function share(events: number, of: number): string {
  return of > 0 ? `${events.toLocaleString()} (${percent(events / of)})` : events.toLocaleString();
}
