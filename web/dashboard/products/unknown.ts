import type { Product } from "../api/richClient";

/** Origins of the products' pictures that are neither `own` nor allowed, at most three. */
export function unknownHosts(products: readonly Pick<Product, "image">[], hosts: readonly string[], own: string): string[] {
  const found = products.flatMap(({ image }) => (image && URL.canParse(image, own) ? [new URL(image, own).origin] : []));
  return [...new Set(found)].filter((origin) => origin !== own && !hosts.includes(origin)).slice(0, 3);
}
