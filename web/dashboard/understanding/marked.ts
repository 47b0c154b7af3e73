/** Splits a message into what is a web address, what names an entity, and the rest. */

import type { Entity } from "../api/understanding";

export interface Part {
  text: string;
  kind: "text" | "address" | "entity";
  entity?: Entity;
}

const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

interface Span {
  from: number;
  to: number;
  entity?: Entity;
}

/** The parts in order; together they are the text. Where an entity lies inside an address, the address stays whole. */
export function markedParts(text: string, entities: readonly Entity[] = []): Part[] {
  const addresses: Span[] = [...text.matchAll(ADDRESS)].map((found) => ({ from: found.index, to: found.index + found[0].length }));
  const spans = entities.map((entity) => ({ ...inUnits(text, entity), entity }));
  const chosen = withoutOverlaps([...addresses, ...spans.filter((span) => text.slice(span.from, span.to) !== "")]);
  const parts: Part[] = [];
  let at = 0;
  for (const { from, to, entity } of chosen) {
    if (from > at) parts.push({ text: text.slice(at, from), kind: "text" });
    parts.push({ text: text.slice(from, to), ...(entity ? { kind: "entity", entity } : { kind: "address" }) });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), kind: "text" });
  return parts;
}

/** The server counts characters; strings here count UTF-16 units, of which an emoji has two. */
function inUnits(text: string, { start, end }: Entity): { from: number; to: number } {
  const characters = [...text];
  const from = characters.slice(0, start).join("").length;
  return { from, to: from + characters.slice(start, end).join("").length };
}

/** In order of their beginning; of those that overlap, the first given stays. */
function withoutOverlaps(spans: Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans) if (kept.every(({ from, to }) => span.to <= from || span.from >= to)) kept.push(span);
  return kept.sort((a, b) => a.from - b.from);
}
