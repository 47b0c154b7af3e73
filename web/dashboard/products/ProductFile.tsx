import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileSpreadsheet } from "lucide-react";
import { type ProductReport, richApi } from "../api/richClient";
import { ErrorNotice } from "../ui/ErrorNotice";
import { FileDrop } from "../ui/FileDrop";
import { counted } from "../ui/numbers";
import { SkippedLines } from "../ui/SkippedLines";

function reportSentence({ added, changed, unchanged, skipped }: ProductReport): string {
  const rest = [`${changed.toLocaleString()} changed`, `${unchanged.toLocaleString()} unchanged`, `${counted(skipped.length, "note")} below`];
  return `${counted(added, "new product")}, ${rest.join(", ")}.`;
}

/** Brings products from a spreadsheet. */
export function ProductFile() {
  const cache = useQueryClient();
  const bring = useMutation({
    mutationFn: richApi.importProducts,
    onSuccess: () => void cache.invalidateQueries({ queryKey: ["products"] }),
  });
  return (
    <section className="product-source" aria-labelledby="products-file">
      <h2 id="products-file">
        <FileSpreadsheet size={17} aria-hidden="true" /> From a spreadsheet
      </h2>
      <FileDrop label="Drop your list of products here" accepted={[".csv"]} isPending={bring.isPending} onFile={bring.mutate}>
        A CSV file with a column <code>name</code>, and as far as you have them <code>sku</code>, <code>price</code>, <code>currency</code>, <code>image</code>, <code>url</code>,{" "}
        <code>description</code>, <code>availability</code> and <code>aliases</code> (other names that customers use).
      </FileDrop>
      {bring.error && <ErrorNotice error={bring.error} />}
      <p role="status" className="import-result">
        {bring.data && reportSentence(bring.data)}
      </p>
      {bring.data && <SkippedLines skipped={bring.data.skipped} />}
    </section>
  );
}
