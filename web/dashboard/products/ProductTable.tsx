import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { type Product, richApi } from "../api/richClient";
import { Thumbnail } from "../rich/Thumbnail";
import { announce } from "../ui/announcer";
import { IconButton } from "../ui/Button";
import { ErrorNotice } from "../ui/ErrorNotice";
import { AVAILABILITY_WORDS } from "./availability";
import "../ui/Table.css";

interface ProductTableProps {
  products: Product[];
  hosts: readonly string[];
  isStale: boolean;
  q: string;
}

export function ProductTable({ products, hosts, isStale, q }: ProductTableProps) {
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: (product: Product) => richApi.deleteProduct(product.id),
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
              <th scope="col">Picture</th>
              <th scope="col">Product</th>
              <th scope="col">Number</th>
              <th scope="col" className="number">Price</th>
              <th scope="col">Availability</th>
              <th scope="col"><span className="visually-hidden">Remove</span></th>
            </tr>
          </thead>
          <tbody>
            {products.map((product) => (
              <tr key={product.id}>
                <td><Thumbnail url={product.image} hosts={hosts} /></td>
                <th scope="row">
                  <Link to="/products/$productId" params={{ productId: product.id }} className="table-link">
                    <bdi>{product.name}</bdi>
                  </Link>
                  {product.aliases.length > 0 && <p className="product-aliases">also {product.aliases.join(", ")}</p>}
                </th>
                <td>{product.sku}</td>
                <td className="number">{product.price}</td>
                <td>{product.availability && AVAILABILITY_WORDS[product.availability]}</td>
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
