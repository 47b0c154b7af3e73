/**
 * What the panel keeps for this site in the browser, for the page around it. Its own few lines: shared with the panel
 * they would be a file of their own, and the panel would open a round trip later.
 */
export class Local {
  constructor(private readonly site: string) {}

  get(key: string): string | null {
    try {
      return localStorage.getItem(`jawab:${this.site}:${key}`);
    } catch {
      return null; // The browser refuses storage: nothing outlives the page.
    }
  }

  remove(key: string): void {
    try {
      localStorage.removeItem(`jawab:${this.site}:${key}`);
    } catch {
      // Refused: then nothing was kept either.
    }
  }

  set(key: string, value: string): void {
    try {
      localStorage.setItem(`jawab:${this.site}:${key}`, value);
    } catch {
      // Full or refused: the page works as before, but not without a connection.
    }
  }
}
