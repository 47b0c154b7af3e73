import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Skeleton } from "../ui/Skeleton";
import { Switch } from "../ui/Switch";
import { notificationsApi, notificationsQuery } from "./notificationsApi";

/** What a visitor's device shows of a reply while nobody looks at the chat. */
export function NotificationsStep() {
  const { data, error, refetch } = useQuery(notificationsQuery);
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: notificationsApi.change,
    onSuccess: (rules) => cache.setQueryData(notificationsQuery.queryKey, rules),
  });
  return (
    <section className="install-step" aria-labelledby="install-notifications">
      <h2 id="install-notifications">When you reply and they are away</h2>
      <p>
        Visitors of that page can be told by their device that a person has replied. It says that there is a reply. How the reply begins
        is shown only if you allow it: others may see the device.
      </p>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {change.error && <ErrorNotice error={change.error} />}
      {!data && !error && <Skeleton rows={1} kind="text" />}
      {data && (
        <Switch isSelected={data.preview} onChange={(preview) => change.mutate({ preview })}>
          Show how the reply begins
        </Switch>
      )}
    </section>
  );
}
