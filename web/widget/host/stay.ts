/**
 * Keeps an element in the page's body: frameworks take out what they do not know, or put another body in its place. The
 * element comes back with the next frame, so that a page that insists is not fought more often than it draws.
 */
export function stay(element: Element, onBack: () => void): void {
  let waiting = false;
  const observer = new MutationObserver(() => {
    if (waiting || element.parentNode === document.body) return;
    waiting = true;
    requestAnimationFrame(restore);
  });
  const watch = () => {
    observer.disconnect();
    for (const parent of [document.documentElement, document.body]) if (parent) observer.observe(parent, { childList: true });
  };
  const restore = () => {
    waiting = false;
    watch();
    if (!document.body || element.parentNode === document.body) return;
    document.body.append(element);
    onBack();
  };
  restore();
}
