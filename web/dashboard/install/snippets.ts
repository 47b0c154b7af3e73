export function scriptTag(origin: string, siteKey: string): string {
  return `<script src="${origin}/widget.js" data-site="${siteKey}" async></script>`;
}

/** What a host page's content security policy must allow for the widget. */
export function contentPolicy(origin: string): string {
  return [`script-src ${origin};`, `connect-src ${origin};`, `img-src ${origin};`].join("\n");
}
