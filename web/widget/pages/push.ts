import type { Local } from "./local";

/**
 * Tells the server again where this browser is reached, at each opening of the page: the browser may have changed the
 * address, and the visitor may be known by another token than when they agreed. When the browser has lost its
 * subscription, or the visitor has forbidden notifications, the panel offers them anew.
 */
export async function renew(keep: Local, registration: ServiceWorkerRegistration): Promise<void> {
  const token = keep.get("token");
  if (!keep.get("push") || !token) return;
  const allowed = "Notification" in window && Notification.permission === "granted";
  const subscription = allowed ? await registration.pushManager.getSubscription() : null;
  if (!subscription) return keep.remove("push");
  await fetch("/api/web/me/push", {
    method: "PUT",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify(subscription),
  });
}
