export function scriptTag(origin: string, siteKey: string): string {
  return `<script src="${origin}/widget.js" data-site="${siteKey}" async></script>`;
}

/** What a host page's content security policy must allow for the widget. */
export function contentPolicy(origin: string): string {
  return ["script-src", "connect-src", "img-src", "media-src"].map((kind) => `${kind} ${origin};`).join("\n");
}
