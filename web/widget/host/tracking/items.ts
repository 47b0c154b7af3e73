/** What is sent of one thing that happened: see `Batch` in docs/api.md. */
interface Where {
  at: string;
  page: string;
  viewport: "phone" | "tablet" | "desktop";
  place: "page" | "widget";
}

interface Point {
  selector: string;
  x: number;
  y: number;
}

type What =
  | ({ kind: "click"; times: number; changed: boolean | null } & Point)
  | ({ kind: "link" } & Point)
  | { kind: "read"; message_id: string; ms: number }
  | { kind: "scroll"; depth: number }
  | { kind: "view" }
  | { kind: "event"; name: string; props: Record<string, string | number | boolean> };

export type Item = Where & What;
/** Tells what happened; where and when is added. */
export type Tell = (what: What, place?: "page" | "widget") => void;
