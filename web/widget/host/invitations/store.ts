import type { Keep } from "../../core/storage";
import type { Store } from "./diary";

const KEY = "invitations";

/** Local storage, or the page's own memory where the browser refuses it. */
export class BrowserStore implements Store {
  readonly durable = canKeep();

  constructor(private readonly keep: Keep) {}

  read(): string | null {
    return this.keep.get(KEY);
  }

  write(text: string): void {
    this.keep.set(KEY, text);
  }
}

function canKeep(): boolean {
  try {
    localStorage.setItem("jawab:probe", "1");
    localStorage.removeItem("jawab:probe");
    return true;
  } catch {
    return false;
  }
}
