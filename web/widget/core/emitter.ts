/** Tells its listeners that something changed, at most once a frame: a hundred tokens in a frame are one drawing. */
export class Emitter {
  private readonly listeners = new Set<() => void>();
  private planned = false;

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  change(): void {
    if (this.planned) return;
    this.planned = true;
    // Frames stop in a tab that is not seen, but its unread count must still grow.
    if (document.hidden) setTimeout(() => this.tell(), 50);
    else requestAnimationFrame(() => this.tell());
  }

  private tell(): void {
    this.planned = false;
    for (const listener of this.listeners) listener();
  }
}
