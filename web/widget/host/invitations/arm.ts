import type { Arm } from "./types";

/**
 * Which arm a browser is in: always the same one for an invitation, independent of its arms for others.
 * `holdOut`: per cent. FNV-1a over both ids with MurmurHash3's last mixing, without which its low bits are uneven.
 */
export function armOf(browser: string, invitation: string, holdOut: number): Arm {
  return (hash(`${browser}/${invitation}`) / 2 ** 32) * 100 < holdOut ? "held_out" : "shown";
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
