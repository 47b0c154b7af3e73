/** The server's short notes begin small; this begins them as a line of their own. */
export function capital(note: string): string {
  return note.charAt(0).toUpperCase() + note.slice(1);
}

/** A note made into a sentence. */
export function asSentence(note: string): string {
  return capital(note) + (/[.!?۔؟]$/.test(note) ? "" : ".");
}
