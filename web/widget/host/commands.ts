import type { Call, Theme } from "../contract";
import type { Page } from "./page";

type Command = (...values: never[]) => unknown;

/** What a page may call, by name: `jawab("ask", "How do I …?")`. */
export function commands({ widget, identity, events, happenings }: Page): Record<string, Command> {
  return {
    open: () => widget.open(),
    close: () => widget.close(),
    toggle: () => widget.toggle(),
    ask: (text: string) => widget.ask(text),
    locale: (language: string) => widget.speak(language),
    theme: (theme: Theme) => widget.wear(theme),
    identify: (token: unknown) => identity.identify(token),
    event: (name: unknown, properties: unknown) => happenings.tell(name, properties),
    on: (name: string, handler: unknown) => events.on(name, handler),
    off: (name: string, handler: unknown) => events.off(name, handler),
  };
}

/** Carries out a call of the page; the console tells the page's developer what is wrong with one. */
export function carryOut(known: Record<string, Command>, [name, ...values]: Call): void {
  const command = Object.hasOwn(known, name) ? known[name] : undefined;
  if (command) void command(...(values as never[]));
  else console.error(`Jawab: no command "${name}". There are: ${Object.keys(known).join(", ")}.`);
}
