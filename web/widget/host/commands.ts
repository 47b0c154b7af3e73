import type { Call, Theme } from "../contract";
import type { Widget } from "./widget";

type Command = (...values: never[]) => unknown;

/** What a page may call, by name: `jawab("ask", "How do I …?")`. */
export function commands(widget: Widget): Record<string, Command> {
  return {
    open: () => widget.open(),
    close: () => widget.close(),
    toggle: () => widget.toggle(),
    ask: (text: string) => widget.ask(text),
    locale: (language: string) => widget.speak(language),
    theme: (theme: Theme) => widget.wear(theme),
  };
}

/** Carries out a call of the page; the console tells the page's developer what is wrong with one. */
export function carryOut(known: Record<string, Command>, [name, ...values]: Call): void {
  const command = Object.hasOwn(known, name) ? known[name] : undefined;
  if (command) void command(...(values as never[]));
  else console.error(`Jawab: no command "${name}". There are: ${Object.keys(known).join(", ")}.`);
}
