import type { Product } from "../api/richClient";

export const AVAILABILITY_WORDS: Record<NonNullable<Product["availability"]>, string> = {
  in_stock: "In stock",
  out_of_stock: "Out of stock",
  preorder: "Pre-order",
  backorder: "Back-order",
};
