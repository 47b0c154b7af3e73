import type { components } from "../../client/schema";
import type { RichPart } from "../../client/types";

/** The rich part of one type. */
export type Part<Type extends RichPart["type"]> = Extract<RichPart, { type: Type }>;
export type Button = components["schemas"]["Button"];
export type Card = components["schemas"]["Card"];
export type FormField = components["schemas"]["FormField"];
