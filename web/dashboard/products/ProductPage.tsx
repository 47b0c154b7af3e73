import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { hostsQuery, type Product, productQuery } from "../api/richClient";
import { Attachments } from "../rich/Attachments";
import { Picture } from "../rich/Picture";
import { SafeLink } from "../rich/RichParts";
import { Back } from "../ui/Back";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { AVAILABILITY_WORDS } from "./availability";
import "./ProductsPage.css";

export function ProductPage() {
  const { productId } = useParams({ from: "/products/$productId" });
  const { data: product, error, refetch } = useQuery(productQuery(productId));
  const back = <Back to="/products">Products</Back>;
  if (!product) {
    return (
      <Page title="Product" back={back}>
        {error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} kind="text" />}
      </Page>
    );
  }
  return (
    <Page title={<bdi>{product.name}</bdi>} back={back} {...(product.description ? { intro: <bdi>{product.description}</bdi> } : {})}>
      <Facts product={product} />
      <Attachments target={{ kind: "products", id: product.id }} when="Shown when a visitor names this product, beside its card." />
    </Page>
  );
}

function Facts({ product }: { product: Product }) {
  const { data: hosts = [] } = useQuery(hostsQuery);
  const facts: [string, string | null][] = [
    ["Price", product.price],
    ["Availability", product.availability && AVAILABILITY_WORDS[product.availability]],
    ["Number", product.sku],
    ["Other names", product.aliases.join(", ")],
  ];
  return (
    <div className="product-facts">
      {product.image && <Picture url={product.image} alt={product.name} hosts={hosts} />}
      <dl>
        {facts.map(([name, value]) => value && (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
        {product.url && (
          <div>
            <dt>Page</dt>
            <dd><SafeLink url={product.url}>{product.url}</SafeLink></dd>
          </div>
        )}
      </dl>
    </div>
  );
}
