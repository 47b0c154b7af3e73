export type Properties = Readonly<Record<string, unknown>>;
type Listener = (name: string, properties: Properties) => void;

/** Events that are kept for what is fetched later. */
const KEPT = 50;
const LONGEST_NAME = 100;

/** What the page tells of by `jawab("event", "added_to_cart", { total: 4200 })`. Nothing of it leaves the browser from here. */
export class Happenings {
  private readonly told: [string, Properties][] = [];
  private readonly listeners = new Set<Listener>();

  tell(name: unknown, properties: unknown = {}): void {
    if (typeof name !== "string" || !name || name.length > LONGEST_NAME || typeof properties !== "object" || properties === null) {
      return console.error('Jawab: jawab("event", "a name", { property: value }).');
    }
    this.told.push([name, { ...properties }]);
    if (this.told.length > KEPT) this.told.shift();
    for (const listener of this.listeners) listener(name, { ...properties });
  }

  /** Hears what is told from now on, and at once what was told before. Returns how to stop. */
  listen(listener: Listener): () => void {
    for (const [name, properties] of this.told) listener(name, properties);
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
