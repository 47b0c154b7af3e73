import css from "./page.css?inline";

/** The page as one HTML file that needs nothing else. Written as text: a document made by script obeys the host page's policy. */
export function toFile(content: HTMLElement, title: string, language: string, direction: string): Blob {
  const head = `<meta charset="utf-8"><title>${escaped(title)}</title><style>${css}</style>`;
  const html = `<html lang="${escaped(language)}" dir="${direction}"><head>${head}</head><body>${content.innerHTML}</body></html>`;
  return new Blob([`<!doctype html>\n${html}\n`], { type: "text/html;charset=utf-8" });
}

/** Has the browser save `file`. */
export function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser may still read it
}

/**
 * Prints it from an empty frame: the page around the chat stays as it is, and so does its policy, which drops style
 * elements but not a sheet that is made by script.
 */
export function print(content: HTMLElement, title: string, language: string, direction: string, inside: Node): void {
  const frame = document.createElement("iframe");
  frame.className = "printed";
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  inside.appendChild(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!view) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  view.document.adoptedStyleSheets = [sheet];
  view.document.title = title;
  view.document.documentElement.lang = language;
  view.document.documentElement.dir = direction;
  view.document.body.append(content);
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}

function escaped(text: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => names[sign]!);
}
