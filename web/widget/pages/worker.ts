import type { Local } from "./local";
import { renew } from "./push";

const ID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/;

/**
 * Has the browser run the service worker (`web/widget/worker`), and goes to the conversation of which a notification
 * told: `onMove` when the page is already there, or before it is drawn by what stands behind the address's `#`.
 * `onControl` is called once the worker serves this page.
 */
export function register(keep: Local, onMove: () => void, onControl: () => void): void {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined; // not there without https
  if (!container) return;
  const told = location.hash.slice(1);
  if (told) history.replaceState(null, "", location.pathname + location.search);
  void go(keep, told).then((moved) => moved && onMove());
  container.addEventListener("message", ({ data }: MessageEvent<{ type?: string; id?: string }>) => {
    if (data.type === "conversation") void go(keep, data.id ?? "").then((moved) => moved && onMove());
  });
  container.addEventListener("controllerchange", onControl);
  const running = container.register("/chat/sw.js", { scope: "/chat" });
  // A browser that refuses (a private window, storage that is blocked) has the chat without its app; and what could not
  // be told the server for want of a connection is told at the next opening.
  running.then((registration) => renew(keep, registration)).catch(() => undefined);
}

/** Whether the page is to show another conversation than before: one of this visitor's own. */
async function go(keep: Local, id: string): Promise<boolean> {
  const token = keep.get("token");
  if (!ID.test(id) || id === keep.get("conversation") || !token) return false;
  const response = await fetch("/api/web/conversations", { headers: { Authorization: `Bearer ${token}` } }).catch(() => null);
  if (!response?.ok) return false;
  const { items } = (await response.json()) as { items: { id: string }[] };
  if (!items.some((one) => one.id === id)) return false;
  keep.set("conversation", id);
  return true;
}
