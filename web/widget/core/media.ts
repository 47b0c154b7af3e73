/**
 * The address of a picture, a video or a file if it comes from this server or from an origin that the site's owner
 * allows; null for any other, because asking for it would tell a stranger who reads what.
 */
export function allowedMedia(url: string, base: string, hosts: readonly string[]): string | null {
  try {
    const { origin, href } = new URL(url, base);
    return origin === new URL(base).origin || hosts.includes(origin) ? href : null;
  } catch {
    return null;
  }
}
