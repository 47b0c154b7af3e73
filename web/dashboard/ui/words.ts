/** The server's short notes begin small and end without a stop; this makes a sentence of one. */
export function asSentence(note: string): string {
  return note.charAt(0).toUpperCase() + note.slice(1) + (/[.!?۔؟]$/.test(note) ? "" : ".");
}
