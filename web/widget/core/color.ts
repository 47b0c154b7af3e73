/** Colours by sRGB hex, and contrast as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */

export type Rgb = [number, number, number];

const TEXT_CONTRAST = 4.5;

/** `#abc` or `#aabbcc` as channels of 0–255, or null for anything else. */
export function parseHex(hex: string): Rgb | null {
  const long = hex.trim().replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
  if (!/^#[\da-f]{6}$/i.test(long)) return null;
  return [1, 3, 5].map((at) => parseInt(long.slice(at, at + 2), 16)) as Rgb;
}

export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Black or white, so that text on `background` reaches 4.5:1: white does up to a luminance of 0.183, black from 0.175 on. */
export function textOn(background: Rgb): string {
  return isLight(background) ? "#000" : "#fff";
}

/** `color`, moved towards black or white no further than it must to be read as text on `background`. */
export function readable(color: Rgb, background: Rgb): string {
  const end = isLight(background) ? 0 : 255;
  for (let step = 0; step <= 20; step++) {
    const moved = mix(color, [end, end, end], step / 20);
    if (contrast(parseHex(moved)!, background) >= TEXT_CONTRAST) return moved;
  }
  return toHex([end, end, end]);
}

/** `color` with this share of `other` in it. */
export function mix(color: Rgb, other: Rgb, share: number): string {
  return toHex(color.map((channel, at) => Math.round(channel + (other[at]! - channel) * share)) as Rgb);
}

/** Whether black is read better on it than white. */
export function isLight(color: Rgb): boolean {
  return luminance(color) > 0.18;
}

export function toHex(color: Rgb): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
