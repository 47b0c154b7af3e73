import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/client";
import { sessionQuery } from "../api/queries";
import { useSession } from "../session/SessionGate";
import { Switch } from "../ui/Switch";

/** Off: visitors are told that nobody is there, and can leave their e-mail address. */
export function AvailabilitySwitch() {
  const { member } = useSession();
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: api.setAvailability,
    onSuccess: (_, available) =>
      cache.setQueryData(sessionQuery.queryKey, (session) => session && { ...session, member: { ...session.member, available } }),
  });
  const shown = change.isPending ? change.variables : member.available;
  return (
    <>
      <Switch isSelected={shown} onChange={change.mutate}>
        {shown ? "I’m taking conversations" : "I’m away"}
      </Switch>
      {change.error && (
        <p className="field-error" role="alert">
          {change.error.message}
        </p>
      )}
    </>
  );
}
