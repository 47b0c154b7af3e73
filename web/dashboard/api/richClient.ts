/** What is shown beside answers, where media may come from, and the shop's catalogue. */

import { queryOptions } from "@tanstack/react-query";
import type { components } from "../../client/schema";
import type { RichPart } from "../../client/types";
import { call, upload } from "./http";

type Schemas = components["schemas"];

export type { RichPart } from "../../client/types";
export type Part<Type extends RichPart["type"]> = Extract<RichPart, { type: Type }>;
export type PartType = RichPart["type"];
export type PartButton = Schemas["Button"];
export type Card = Schemas["Card"];
export type FormField = Schemas["FormField"];
export type Attachment = Schemas["AttachmentOut"];
export type Feed = Schemas["FeedOut"];
export type Product = Schemas["ProductOut"];
export type ProductList = Schemas["ProductList"];
export type ProductReport = Schemas["ProductImportOut"];

/** What parts are attached to. */
export interface Target {
  kind: "articles" | "intents" | "products";
  id: string;
}

export interface NewAttachment {
  part: RichPart;
  language: string | null;
}

interface Attachments {
  items: Attachment[];
}

const of = ({ kind, id }: Target) => `/${kind}/${id}/attachments`;

export const richApi = {
  attachments: (target: Target) => call<Attachments>(of(target)),
  attach: (target: Target, body: NewAttachment) => call<Attachment>(of(target), { method: "POST", body }),
  change: (target: Target, id: string, body: NewAttachment) => call<Attachment>(`${of(target)}/${id}`, { method: "PUT", body }),
  reorder: (target: Target, ids: string[]) => call<Attachments>(`${of(target)}/order`, { method: "PUT", body: { ids } }),
  detach: (target: Target, id: string) => call<void>(`${of(target)}/${id}`, { method: "DELETE" }),

  hosts: () => call<{ hosts: string[] }>("/media/hosts"),
  allowHosts: (hosts: string[]) => call<{ hosts: string[] }>("/media/hosts", { method: "PUT", body: { hosts } }),
  uploadPicture: (file: File) => upload<{ url: string }>("/media/pictures", formOf(file), () => {}),

  products: (q: string, after: string | null) => call<ProductList>(`/products?${new URLSearchParams({ q, limit: "100", ...(after ? { after } : {}) })}`),
  product: (id: string) => call<Product>(`/products/${id}`),
  importProducts: (file: File) => upload<ProductReport>("/products/imports", formOf(file), () => {}),
  deleteProduct: (id: string) => call<void>(`/products/${id}`, { method: "DELETE" }),
  feeds: () => call<{ items: Feed[] }>("/products/feeds"),
  addFeed: (url: string) => call<Feed>("/products/feeds", { method: "POST", body: { url } }),
  readFeed: (id: string) => call<Feed>(`/products/feeds/${id}/readings`, { method: "POST" }),
  removeFeed: (id: string) => call<void>(`/products/feeds/${id}`, { method: "DELETE" }),
};

export const attachmentsQuery = (target: Target) =>
  queryOptions({ queryKey: ["attachments", target.kind, target.id] as const, queryFn: async () => (await richApi.attachments(target)).items });

export const hostsQuery = queryOptions({ queryKey: ["media hosts"] as const, queryFn: async () => (await richApi.hosts()).hosts });

export const productQuery = (id: string) => queryOptions({ queryKey: ["product", id] as const, queryFn: () => richApi.product(id) });

export const isBeingRead = ({ state }: Feed) => state === "queued" || state === "running";

export const feedsQuery = queryOptions({
  queryKey: ["feeds"] as const,
  queryFn: async () => (await richApi.feeds()).items,
  refetchInterval: (query) => (query.state.data?.some(isBeingRead) ? 1500 : false),
});

function formOf(file: File): FormData {
  const form = new FormData();
  form.append("file", file);
  return form;
}
