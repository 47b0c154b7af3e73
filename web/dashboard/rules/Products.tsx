import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { productsQuery } from "../api/intentQueries";
import type { ProductReport } from "../api/understanding";
import { understandingApi } from "../api/understandingClient";
import { ErrorNotice } from "../ui/ErrorNotice";
import { FileDrop } from "../ui/FileDrop";
import { counted } from "../ui/numbers";
import { SearchBox } from "../ui/SearchBox";
import { Skeleton } from "../ui/Skeleton";
import { SkippedLines } from "../ui/SkippedLines";
import { ProductTable } from "./ProductTable";

/** The owner's catalogue: its names are found in messages, also misspelt. */
export function Products() {
  const [q, setQ] = useState("");
  const { data, error, refetch, isPlaceholderData } = useQuery(productsQuery(useDeferredValue(q)));
  return (
    <section className="rules-section products" aria-labelledby="products-heading">
      <h2 id="products-heading">
        Your products {data && <span className="tag">{data.total.toLocaleString()}</span>}
      </h2>
      <p className="page-intro">Their names are found in what visitors write, also when they are misspelt.</p>
      <ProductImport />
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} kind="text" />}
      {data && (data.total > 0 || q) && (
        <>
          <SearchBox label="Search the products" value={q} onChange={setQ} />
          <ProductTable products={data.items} isStale={isPlaceholderData} q={q} />
          {data.items.length < data.total && <p className="muted">The first {data.items.length.toLocaleString()} are shown. Search for others.</p>}
        </>
      )}
    </section>
  );
}

function importSentence({ added, changed, unchanged, skipped }: ProductReport): string {
  const rest = [`${changed.toLocaleString()} changed`, `${unchanged.toLocaleString()} unchanged`, `${skipped.length.toLocaleString()} left out`];
  return `${counted(added, "new product")}, ${rest.join(", ")}.`;
}

function ProductImport() {
  const cache = useQueryClient();
  const bring = useMutation({
    mutationFn: understandingApi.importProducts,
    onSuccess: () => void cache.invalidateQueries({ queryKey: ["products"] }),
  });
  return (
    <>
      <FileDrop label="Drop your list of products here" accepted={[".csv"]} isPending={bring.isPending} onFile={bring.mutate}>
        A CSV file with the columns <code>name,sku,aliases</code>. Only the name is needed; aliases are other names that customers use.
      </FileDrop>
      {bring.error && <ErrorNotice error={bring.error} />}
      <p role="status" className="import-result">
        {bring.data && importSentence(bring.data)}
      </p>
      {bring.data && <SkippedLines skipped={bring.data.skipped} />}
    </>
  );
}
