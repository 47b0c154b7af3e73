/** `2026-12-04` as people write it, in the language of `tag`: "4 December 2026". */
export function dayInWords(iso: string, tag: string): string {
  // English with the day first: the month is a word, so nobody can take it for the other.
  const locale = tag === "en" ? "en-GB" : tag;
  return new Date(`${iso}T12:00:00`).toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric" });
}
