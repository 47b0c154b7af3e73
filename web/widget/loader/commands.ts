import type { Widget } from "./widget";

type Command = "open" | "close" | "toggle" | "ask";
type Call = [command: Command, value?: string];

/** `jawab("open")` and so on. Before this script has come, a page may queue calls in `jawab.q`. */
export interface Jawab {
  (...call: Call): void;
  q?: (Call | IArguments)[];
  ready?: boolean;
}

declare global {
  interface Window {
    jawab?: Jawab;
  }
}

/** The page's way to the widget: takes the place of the page's queue, and keeps calls until there is a widget. */
export class Commands {
  private readonly waiting: Call[] = [...(window.jawab?.q ?? [])].map((call) => [...call] as unknown as Call);
  private widget: Widget | undefined;

  constructor() {
    window.jawab = Object.assign((...call: Call) => this.take(call), { ready: true });
  }

  serve(widget: Widget): void {
    this.widget = widget;
    for (const call of this.waiting) this.take(call);
  }

  private take([command, value]: Call): void {
    if (!this.widget) this.waiting.push([command, value as string]);
    else if (command === "ask") void this.widget.ask(value ?? "");
    else if (["open", "close", "toggle"].includes(command)) void this.widget[command]();
    else console.error(`Jawab: no command "${command}".`);
  }
}
