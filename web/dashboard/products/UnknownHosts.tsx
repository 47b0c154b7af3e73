import { useMutation, useQueryClient } from "@tanstack/react-query";
import { hostsQuery, type Product, richApi } from "../api/richClient";
import { announce } from "../ui/announcer";
import { Button } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { unknownHosts } from "./unknown";

/** Hosts that the products' pictures are on and that are not allowed yet: one button allows them. */
export function UnknownHosts({ products, hosts }: { products: readonly Product[]; hosts: readonly string[] }) {
  const cache = useQueryClient();
  const missing = unknownHosts(products, hosts, window.location.origin);
  const allow = useMutation({
    mutationFn: (host: string) => richApi.allowHosts([...hosts, host]),
    onSuccess: ({ hosts }, host) => {
      cache.setQueryData(hostsQuery.queryKey, hosts);
      announce(`Pictures from ${host} are shown now`);
      window.location.reload(); // this page's own policy names the hosts
    },
  });
  if (missing.length === 0) return null;
  return (
    <div className="unknown-hosts">
      <p>Pictures from these hosts are not shown, neither here nor to visitors, until you allow it.</p>
      {allow.error && <ErrorNotice error={allow.error} />}
      <ul>
        {missing.map((host) => (
          <li key={host}>
            <code>{host}</code>
            <Button isPending={allow.isPending} onPress={() => allow.mutate(host)}>{`Allow ${host.replace("https://", "")}`}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
