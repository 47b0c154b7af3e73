/**
 * Small texts kept for one site in the visitor's browser. Browsers may refuse storage (blocked, full, private):
 * then the values live as long as the page.
 */
export class Keep {
  private readonly memory = new Map<string, string>();

  constructor(
    private readonly area: "localStorage" | "sessionStorage",
    private readonly site: string,
  ) {}

  get(key: string): string | null {
    const name = this.name(key);
    try {
      return this.memory.get(name) ?? window[this.area].getItem(name);
    } catch {
      return null;
    }
  }

  set(key: string, value: string | null): void {
    const name = this.name(key);
    this.memory.delete(name);
    try {
      if (value === null) window[this.area].removeItem(name);
      else window[this.area].setItem(name, value);
    } catch {
      if (value !== null) this.memory.set(name, value);
    }
  }

  /** Forgets everything of this site but for these keys. */
  clear(but: readonly string[]): void {
    const names = [...this.memory.keys(), ...this.stored()];
    const kept = but.map((key) => this.name(key));
    for (const name of names) if (name.startsWith(this.name("")) && !kept.includes(name)) this.set(name.slice(this.name("").length), null);
  }

  private stored(): string[] {
    try {
      return Object.keys(window[this.area]);
    } catch {
      return [];
    }
  }

  /** The name under which the browser keeps it. */
  name(key: string): string {
    return `jawab:${this.site}:${key}`;
  }
}
