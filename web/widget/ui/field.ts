import type { RefObject } from "preact";

/** Where the visitor writes; the panel moves the focus there. */
export type Field = RefObject<HTMLTextAreaElement | null>;
