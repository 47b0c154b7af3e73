const STOPS = "a[href],button:not(:disabled),textarea,select,input:not(:disabled),[tabindex='0']";

/** Lets Tab go round inside `box`. */
export function keepInside(box: HTMLElement, event: KeyboardEvent): void {
  const stops = [...box.querySelectorAll<HTMLElement>(STOPS)].filter(isStop);
  const [first, last] = [stops[0], stops.at(-1)];
  const active = (box.getRootNode() as ShadowRoot).activeElement;
  if (active && active !== (event.shiftKey ? first : last) && box.contains(active)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/** Of radio buttons with one name, Tab reaches the chosen one alone. */
function isStop(element: HTMLElement): boolean {
  return !(element instanceof HTMLInputElement) || element.type !== "radio" || element.checked;
}
