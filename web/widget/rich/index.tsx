import { render } from "preact";
import { type PanelContext, PanelProvider } from "../ui/context";
import css from "./rich.css?inline";
import { Parts, type Props } from "./Parts";

const styled = new WeakSet<Node>();

/** Draws the rich parts of a message into `box`, or draws them anew. */
export function draw(box: HTMLElement, panel: PanelContext, props: Props): void {
  addStyles(box.getRootNode() as ShadowRoot);
  render(<PanelProvider value={panel}><Parts {...props} /></PanelProvider>, box);
}

export function erase(box: HTMLElement): void {
  render(null, box);
}

/** Once for each root; style elements are dropped on pages with a strict policy. */
function addStyles(root: ShadowRoot): void {
  if (styled.has(root)) return;
  styled.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
