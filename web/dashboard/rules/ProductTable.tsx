import { useMutation, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { Product } from "../api/understanding";
import { understandingApi } from "../api/understandingClient";
import { announce } from "../ui/announcer";
import { IconButton } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import "../ui/Table.css";

export function ProductTable({ products, isStale, q }: { products: Product[]; isStale: boolean; q: string }) {
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: (product: Product) => understandingApi.deleteProduct(product.id),
    onSuccess: (_, product) => {
      announce(`Removed ${product.name}`);
      return cache.invalidateQueries({ queryKey: ["products"] });
    },
  });
  if (products.length === 0) return <p className="page-intro">No product has “{q}” in its name or number.</p>;
  return (
    <>
      {remove.error && <ErrorNotice error={remove.error} />}
      <div className="table-frame product-frame" aria-busy={isStale} role="group" aria-label="Products" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col">Number</th>
              <th scope="col"><span className="visually-hidden">Remove</span></th>
            </tr>
          </thead>
          <tbody>
            {products.map((product) => (
              <tr key={product.id}>
                <th scope="row">
                  <bdi>{product.name}</bdi>
                  {product.aliases.length > 0 && <p className="product-aliases">also {product.aliases.join(", ")}</p>}
                </th>
                <td>{product.sku}</td>
                <td className="number">
                  <IconButton icon={X} label={`Remove ${product.name}`} onPress={() => remove.mutate(product)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
