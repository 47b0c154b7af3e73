import { isSeen, options, parse, shows } from "./notice";
import { Shell } from "./shell";

/** The hosted chat's service worker: opens it without a connection, and tells of replies. Its scope is `/chat`. */
declare const self: ServiceWorkerGlobalScope;

const shell = new Shell({ caches: self.caches, fetch: (...call) => self.fetch(...call), origin: self.location.origin }, __BUILD__, __FILES__);
const everyWindow = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });

self.addEventListener("install", (event) => {
  event.waitUntil(everyWindow().then((windows) => shell.install(windows.map(({ url }) => url))));
});

// A worker of a new build waits until the last page of the old one is closed: that page may still need its files.
self.addEventListener("activate", (event) => {
  event.waitUntil(shell.activate().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const answer = shell.answer(event.request);
  if (answer) event.respondWith(answer);
});

self.addEventListener("push", (event) => event.waitUntil(tell(event.data?.text())));

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data as { url: string; site: string; conversation: string }));
});

async function tell(text: string | undefined): Promise<void> {
  const pushed = parse(text);
  if (!pushed || isSeen(await everyWindow(), pushed.site)) return;
  const shown = await self.registration.getNotifications({ tag: pushed.conversation });
  await self.registration.showNotification(pushed.title, options(pushed, shown));
}

/** Brings the chat to the front, at the conversation of which the notification told. */
async function show({ url, site, conversation }: { url: string; site: string; conversation: string }): Promise<void> {
  const open = (await everyWindow()).find((window) => shows(window, site));
  if (!open) return void (await self.clients.openWindow(`${url}#${conversation}`));
  open.postMessage({ type: "conversation", id: conversation });
  await open.focus();
}
