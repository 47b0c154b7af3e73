import type { Entrance } from "./diary";

const DIALOGS = 'dialog[open], [role="dialog"][aria-modal="true"], [role="alertdialog"], [aria-modal="true"]';
const NARROW = "(pointer: coarse) and (max-width: 820px)";
const CAMPAIGN = ["source", "medium", "campaign", "term", "content"];
/** Fields in which nobody types. */
const PRESSED = ["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"];

export function device(): "computer" | "phone" {
  return matchMedia(NARROW).matches ? "phone" : "computer";
}

/** Where the visit came from: read on its first page. A referrer of the site itself is none. */
export function entrance(): Entrance {
  const given = new URLSearchParams(location.search);
  const campaign = CAMPAIGN.flatMap((name) => (given.get(`utm_${name}`) ? [[name, given.get(`utm_${name}`)!.slice(0, 200)]] : []));
  const own = document.referrer.startsWith(`${location.origin}/`);
  return { referrer: own ? "" : document.referrer.slice(0, 500), campaign: Object.fromEntries(campaign) };
}

/** Nobody is to be spoken to now: the page is not in sight, shows a dialog or fills the screen, or somebody types. */
export function inTheWay(): boolean {
  return document.hidden || document.fullscreenElement !== null || showsDialog() || isTyping();
}

function showsDialog(): boolean {
  return [...document.querySelectorAll(DIALOGS)].some((dialog) => dialog.getClientRects().length > 0 && getComputedStyle(dialog).visibility !== "hidden");
}

/** A field with the focus that something was written into. An empty one may have the focus from the start. */
function isTyping(): boolean {
  const field = focused();
  if (field instanceof HTMLInputElement) return field.value !== "" && !PRESSED.includes(field.type);
  if (field instanceof HTMLTextAreaElement) return field.value !== "";
  return field instanceof HTMLSelectElement || (field instanceof HTMLElement && field.isContentEditable);
}

/** Through shadow roots, as sites of web components have them. */
function focused(root: Document | ShadowRoot = document): Element | null {
  const found = root.activeElement;
  return found?.shadowRoot ? focused(found.shadowRoot) : found;
}
