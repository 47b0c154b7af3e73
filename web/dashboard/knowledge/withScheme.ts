/** People write `example.com/help`; the server wants a full address. */
export function withScheme(typed: string): string {
  const address = typed.trim();
  return /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`;
}
