import { isData } from "./clean";

const DEEPEST = 12;
const LONGEST = 300;

/**
 * Where an element stands, as a CSS selector that is the same on the next visit and tells nothing: tags, positions,
 * words of classes, and the nearest id that is not made of data. No attributes, no text.
 */
export function selectorOf(element: Element): string | null {
  const steps: string[] = [];
  for (let at: Element | null = element; at && steps.length < DEEPEST; at = at.parentElement) {
    const step = stepOf(at);
    steps.unshift(step);
    if (step.startsWith("#") || at === document.body) break;
  }
  const selector = steps.join(" > ");
  return selector.length <= LONGEST ? selector : null;
}

/** The share of the element's box, from 0 to 1, where something happened; its middle when that is not known. */
export function placeIn(element: Element, x: number, y: number): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  const share = (at: number, from: number, size: number) => (size > 0 ? Math.round(1000 * Math.min(1, Math.max(0, (at - from) / size))) / 1000 : 0.5);
  return { x: share(x, left, width), y: share(y, top, height) };
}

function stepOf(element: Element): string {
  const { id, localName: tag } = element;
  const root = element.getRootNode() as Document | ShadowRoot;
  if (isWord(id) && root.querySelectorAll(`#${id}`).length === 1) return `#${id}`;
  const name = /^[a-z][a-z0-9-]*$/.test(tag) ? tag : "*";
  const siblings = [...(element.parentNode?.children ?? [])].filter((other) => other !== element);
  const alike = siblings.filter((other) => other.localName === tag);
  if (!alike.length) return name;
  const own = [...element.classList].find((word) => isWord(word) && !siblings.some((other) => other.classList.contains(word)));
  return own ? `${name}.${own}` : `${name}:nth-of-type(${position(element)})`;
}

function position(element: Element): number {
  let place = 1;
  for (let at = element.previousElementSibling; at; at = at.previousElementSibling) if (at.localName === element.localName) place++;
  return place;
}

/** A name that a person wrote into the page: short, without figures in a row, not made by a build. */
function isWord(name: string): boolean {
  return /^[A-Za-z][A-Za-z_-]*\d{0,2}$/.test(name) && name.length <= 32 && !isData(name);
}
