import type { Part } from "./types";

/** Where the place opens: in the map that Android or Apple's devices have, elsewhere on OpenStreetMap. */
export function mapAddress({ label, latitude, longitude }: Part<"map">, userAgent: string): string {
  const point = `${latitude},${longitude}`;
  const name = encodeURIComponent(label);
  if (/Android/.test(userAgent)) return `geo:${point}?q=${point}(${name})`;
  if (/iPhone|iPad|Macintosh/.test(userAgent)) return `https://maps.apple.com/?ll=${point}&q=${name}`;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}
