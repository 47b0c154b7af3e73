/** What the server pushes: `src/jawab/notifications/push/words.py`. */
export interface Pushed {
  title: string;
  body: string;
  lang: string;
  dir: "ltr" | "rtl";
  site: string;
  conversation: string;
  message: string;
  url: string;
  icon: string;
}

/** A window of the hosted chat, as far as it matters here. */
export interface Window {
  url: string;
  focused: boolean;
  visibilityState: string;
}

/** What was pushed, or null when it is nothing that this worker knows. */
export function parse(text: string | undefined): Pushed | null {
  try {
    const found = JSON.parse(text ?? "") as Partial<Pushed>;
    const texts = [found.title, found.conversation, found.message, found.url, found.site];
    return texts.every((value) => typeof value === "string" && value) ? (found as Pushed) : null;
  } catch {
    return null; // Not from our server, or from a later one that says it otherwise.
  }
}

/** A reply takes the place of an earlier one of its conversation, and rings again unless it is the same one. */
export function options(pushed: Pushed, shown: readonly { data?: { message?: string } }[]): NotificationOptions & { renotify: boolean } {
  const again = shown.some(({ data }) => data?.message === pushed.message);
  const { body, lang, dir, icon, conversation, message, url, site } = pushed;
  return { body, lang, dir, icon, tag: conversation, renotify: !again, data: { message, url, site, conversation } };
}

/** Whether a window shows the chat of this site. */
export function shows(window: Pick<Window, "url">, site: string): boolean {
  const { pathname, searchParams } = new URL(window.url);
  return pathname === "/chat" && searchParams.get("site") === site;
}

/** Whether the visitor looks at the chat of this site right now: then there is nothing to tell. */
export function isSeen(windows: readonly Window[], site: string): boolean {
  return windows.some((one) => shows(one, site) && one.focused && one.visibilityState === "visible");
}
