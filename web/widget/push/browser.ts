import type { Api } from "../core/api";
import type { Keep } from "../core/storage";

/**
 * Whether this browser can tell of replies. `none`: not here, because there is no service worker of the hosted chat;
 * `install`: once the page stands on the home screen (iPhones and iPads); `denied`: the visitor has forbidden it.
 */
export type Standing = "none" | "install" | "denied" | "off" | "on";

const WORKER = "/chat/sw.js";

export function standing(keep: Keep): Standing {
  const worker = navigator.serviceWorker?.controller?.scriptURL;
  if (worker !== location.origin + WORKER) return "none";
  if (!("PushManager" in window && "Notification" in window)) return "standalone" in navigator ? "install" : "none";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "granted" && keep.get("push") ? "on" : "off";
}

/** Asks the visitor's permission, and has the browser told from then on. Throws what the browser or the call throws. */
export async function turnOn(api: Api, keep: Keep, key: string): Promise<void> {
  if ((await Notification.requestPermission()) !== "granted") return;
  const { pushManager } = await navigator.serviceWorker.ready;
  const earlier = await pushManager.getSubscription();
  const subscription = earlier && madeWith(earlier, key) ? earlier : await subscribe(pushManager, earlier, key);
  await api.asVisitor("/me/push", "PUT", subscription.toJSON());
  keep.set("push", "1");
}

/** The browser's own subscription stays: it is that of every site whose chat is open on this address. */
export async function turnOff(api: Api, keep: Keep): Promise<void> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.getSubscription();
  if (subscription) await api.asVisitor("/me/push", "DELETE", { endpoint: subscription.endpoint });
  keep.set("push", null);
}

/** A subscription that was made for another key, of an install before this one, would never be served. */
async function subscribe(manager: PushManager, earlier: PushSubscription | null, key: string): Promise<PushSubscription> {
  await earlier?.unsubscribe();
  return manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

export function madeWith({ options }: PushSubscription, key: string): boolean {
  const made = options.applicationServerKey;
  const text = made && btoa(String.fromCharCode(...new Uint8Array(made)));
  return text?.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "") === key;
}
