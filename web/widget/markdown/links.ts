const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Where a link of a message may lead: an absolute address with a harmless scheme, or null. Relative ones start at `base`. */
export function safeLink(href: string, base: string): string | null {
  try {
    const url = new URL(href, base);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Only pictures of this install's own help centre are shown: any other address would tell a stranger who reads what. */
export function safeImage(src: string, base: string): string | null {
  const address = safeLink(src, base);
  if (!address) return null;
  const { origin, pathname } = new URL(address);
  return origin === new URL(base).origin && pathname.startsWith("/help/") ? address : null;
}
