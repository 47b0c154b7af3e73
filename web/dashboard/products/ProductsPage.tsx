import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Images, Package } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { hostsQuery } from "../api/richClient";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { SearchBox } from "../ui/SearchBox";
import { Skeleton } from "../ui/Skeleton";
import { Feeds } from "./Feeds";
import { productsQuery } from "./productsQuery";
import { ProductFile } from "./ProductFile";
import { ProductTable } from "./ProductTable";
import { UnknownHosts } from "./UnknownHosts";
import "./ProductsPage.css";

/** The owner's catalogue: found in messages, shown as cards, and asked for prices. */
export function ProductsPage() {
  return (
    <Page title="Products" intro="What you sell. Jawab finds these names in messages, also misspelt, shows their cards, and answers what they cost." actions={<MediaLink />}>
      <Catalogue />
      <div className="product-sources">
        <ProductFile />
        <Feeds />
      </div>
    </Page>
  );
}

function MediaLink() {
  return (
    <Link to="/media" className="button" data-variant="plain">
      <Images size={15} aria-hidden="true" />
      <span>Pictures and files</span>
    </Link>
  );
}

function Catalogue() {
  const [q, setQ] = useState("");
  const { data, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(productsQuery(useDeferredValue(q)));
  const { data: hosts = [] } = useQuery(hostsQuery);
  const products = data?.pages.flatMap((page) => page.items) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} kind="text" />;
  if (total === 0 && !q) return <NoProducts />;
  return (
    <section className="products" aria-label="Catalogue">
      <div className="products-head">
        <SearchBox label="Search the products" value={q} onChange={setQ} />
        <span className="tag">{total.toLocaleString()} products</span>
      </div>
      <UnknownHosts products={products} hosts={hosts} />
      <ProductTable products={products} hosts={hosts} isStale={isPlaceholderData} q={q} />
      {hasNextPage && (
        <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}

function NoProducts() {
  return (
    <EmptyState icon={Package} title="No products yet">
      <p>Bring your list as a CSV file, or give the address of the product feed that your shop makes for Google. A name is enough to begin with.</p>
    </EmptyState>
  );
}
