import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { invitationsApi, invitationsQuery, type Manners } from "./invitationsApi";
import { NumberBox } from "./NumberBox";

/** What holds for all of them together. */
export function MannersForm({ manners }: { manners: Manners }) {
  const [form, setForm] = useState(manners);
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: () => invitationsApi.setManners(form),
    onSuccess: () => cache.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  const change = (part: Partial<Manners>) => {
    save.reset();
    setForm((before) => ({ ...before, ...part }));
  };
  return (
    <form
      className="invitation-manners"
      aria-labelledby="manners-heading"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h2 id="manners-heading">Manners</h2>
      <p className="guidance-help">None comes up over a dialog, in a tab that nobody looks at, while somebody types, beside another, or after the visitor wrote to you in the same visit.</p>
      <div className="invitation-numbers">
        <NumberBox label="Minutes between any two" value={form.pause_minutes} min={0} max={1440} onChange={(pause_minutes) => change({ pause_minutes })} />
        <NumberBox label="Days of quiet after one was dismissed" value={form.quiet_days} min={0} max={365} onChange={(quiet_days) => change({ quiet_days })} />
      </div>
      {save.error && <ErrorNotice error={save.error} />}
      <div className="form-foot">
        <Button type="submit" isPending={save.isPending}>
          Save manners
        </Button>
        <span role="status">{save.isSuccess && "Saved."}</span>
      </div>
    </form>
  );
}
