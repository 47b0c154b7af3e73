/** What the page is told of: `jawab("on", "message", (message) => …)`. No words: they are the visitor's. */
export interface PageEvents {
  /** The page can be sure that everything is there; told at once to who asks later. */
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
  /** Somebody wrote, right now. */
  message: { id: string; conversation: string; author: "visitor" | "bot" | "agent" | "system"; at: string };
  /** Messages that the visitor has not seen. */
  unread: { count: number };
  /** Who the visitor is by now: an id of Jawab's; null after they signed out. */
  identified: { visitor: string | null };
  /** An invitation came up, or something was done with it. */
  invitation: { id: string; action: string };
  /** Something that the page asked for did not come about; `reason` is a word, `detail` a sentence for its developer. */
  error: { about: string; reason: string; detail: string };
}

export type EventName = keyof PageEvents;
type Handler = (detail: never) => void;

const NAMES: readonly EventName[] = ["ready", "open", "close", "message", "unread", "identified", "invitation", "error"];

/** Who on the page listens to what. */
export class Events {
  private readonly handlers = new Map<string, Set<Handler>>();
  private ready = false;

  on(name: string, handler: unknown): void {
    if (!NAMES.includes(name as EventName) || typeof handler !== "function") {
      return console.error(`Jawab: jawab("on", name, function) with a name of: ${NAMES.join(", ")}.`);
    }
    if (!this.handlers.has(name)) this.handlers.set(name, new Set());
    this.handlers.get(name)!.add(handler as Handler);
    if (name === "ready" && this.ready) call(handler as Handler, {});
  }

  /** Without a function: all that listen to this event. */
  off(name: string, handler?: unknown): void {
    if (handler === undefined) this.handlers.delete(name);
    else this.handlers.get(name)?.delete(handler as Handler);
  }

  tell<Name extends EventName>(name: Name, detail: PageEvents[Name]): void {
    this.ready ||= name === "ready";
    for (const handler of [...(this.handlers.get(name) ?? [])]) call(handler, detail);
  }
}

/** What goes wrong in the page's own function is the page's, and stops nothing here. */
function call(handler: Handler, detail: object): void {
  try {
    handler(detail as never);
  } catch (error) {
    reportError(error);
  }
}
