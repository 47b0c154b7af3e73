import { Field } from "../ui/Field";
import type { InvitationForm } from "./invitationsApi";
import { NumberBox } from "./NumberBox";

interface CalmFieldsProps {
  form: InvitationForm;
  onChange: (part: Partial<InvitationForm>) => void;
}

/** How often it may come up, and how its effect is known. */
export function CalmFields({ form, onChange }: CalmFieldsProps) {
  const { frequency } = form;
  const often = (part: Partial<InvitationForm["frequency"]>) => onChange({ frequency: { ...frequency, ...part } });
  return (
    <section className="guidance-conditions" aria-labelledby="calm-heading">
      <h2 id="calm-heading">How often, and what it is for</h2>
      <div className="invitation-numbers">
        <NumberBox label="Times at most" value={frequency.times} min={1} max={100} onChange={(times) => often({ times })} />
        <NumberBox label="within days" value={frequency.days} min={1} max={365} onChange={(days) => often({ days })} />
        <NumberBox label="In one visit" value={frequency.per_visit} min={1} max={20} onChange={(per_visit) => often({ per_visit })} />
      </div>
      <NumberBox
        label="Visitors who do not see it, in per cent"
        help="They would have, and are counted all the same: only beside them is it known what the invitation does. With 0 nothing is known."
        value={form.hold_out}
        min={0}
        max={50}
        onChange={(hold_out) => onChange({ hold_out })}
      />
      <Field label="Event that it is to bring about" help="Such as order_placed, as your page tells it. Empty: conversations alone are counted." value={form.goal} onChange={(goal) => onChange({ goal })} maxLength={64} />
    </section>
  );
}
