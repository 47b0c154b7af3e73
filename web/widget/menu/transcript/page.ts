import css from "./page.css?inline";

/** The page as one HTML file that needs nothing else. `content` is moved into it. */
export function toFile(content: HTMLElement, title: string, language: string, direction: string): Blob {
  const page = document.implementation.createHTMLDocument();
  dress(page, content, title, language, direction);
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  const style = page.createElement("style");
  style.textContent = css;
  page.head.prepend(charset, style);
  return new Blob([`<!doctype html>\n${page.documentElement.outerHTML}`], { type: "text/html;charset=utf-8" });
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
  dress(view.document, content, title, language, direction);
  view.addEventListener("afterprint", () => frame.remove());
  view.print();
}

function dress(page: Document, content: HTMLElement, title: string, language: string, direction: string): void {
  page.title = title;
  page.documentElement.lang = language;
  page.documentElement.dir = direction;
  page.body.append(content);
}
