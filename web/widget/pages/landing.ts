import "./landing.css";

/** "Try asking" on the demo shop: each button asks its question in the widget. */
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-ask]")) {
  button.addEventListener("click", () => window.jawab?.("ask", button.dataset.ask));
}
