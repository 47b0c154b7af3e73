/** Keeps a full-screen panel inside what a phone's keyboard leaves of the screen. */
export function fitToScreen(box: HTMLElement): void {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    box.style.setProperty("--view-height", `${view.height}px`);
    box.style.setProperty("--view-top", `${view.offsetTop}px`);
  };
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
  fit();
}
