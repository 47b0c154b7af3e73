import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Images, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { hostsQuery, richApi } from "../api/richClient";
import { announce } from "../ui/announcer";
import { Button, IconButton } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Field } from "../ui/Field";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import "./MediaPage.css";

export function MediaPage() {
  const { data: hosts, error, refetch } = useQuery(hostsQuery);
  return (
    <Page title="Pictures and files" intro="Your visitors’ browsers load pictures, videos and files from this server and from the hosts that you allow here, and from nowhere else: nobody else learns who reads what.">
      {error && !hosts && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!hosts && !error && <Skeleton rows={3} kind="text" />}
      {hosts && <Hosts hosts={hosts} />}
    </Page>
  );
}

function Hosts({ hosts }: { hosts: readonly string[] }) {
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: richApi.allowHosts,
    onSuccess: ({ hosts: now }) => {
      cache.setQueryData(hostsQuery.queryKey, now);
      announce(`${now.length} hosts are allowed`);
      void cache.invalidateQueries({ queryKey: ["attachments"] });
    },
  });
  const remove = (host: string) => save.mutate(hosts.filter((each) => each !== host));
  return (
    <section className="media-hosts" aria-label="Allowed hosts">
      {hosts.length === 0 ? (
        <EmptyState icon={Images} title="Only this server">
          <p>Pictures that you upload here need nothing more. When yours lie on another host, such as your shop’s own, allow it below.</p>
        </EmptyState>
      ) : (
        <ul className="media-list">
          {hosts.map((host) => (
            <li key={host}>
              <code className="media-host">{host}</code>
              <IconButton icon={X} label={`Allow ${host} no more`} onPress={() => remove(host)} />
            </li>
          ))}
        </ul>
      )}
      {save.error && <ErrorNotice error={save.error} />}
      <AddHost isPending={save.isPending} onAdd={(host) => save.mutateAsync([...hosts, host])} />
      {save.isSuccess && (
        <p role="status" className="media-note">
          Saved. Visitors get the new list with their next page. To see the pictures at this desk too, <a className="text-link" href="/desk/media">load it again</a>.
        </p>
      )}
    </section>
  );
}

function AddHost({ isPending, onAdd }: { isPending: boolean; onAdd: (host: string) => Promise<unknown> }) {
  const [host, setHost] = useState("");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onAdd(host).then(() => setHost(""), () => {}); // what went wrong is shown above
  };
  return (
    <form className="media-add" onSubmit={submit}>
      <Field label="Allow another host" inputMode="url" value={host} onChange={setHost} placeholder="https://cdn.example.com" help="https only. An address of one of your pictures will do: its host is taken." isRequired />
      <Button type="submit" variant="primary" isPending={isPending}>
        Allow it
      </Button>
    </form>
  );
}
