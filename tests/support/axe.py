"""Accessibility checks by axe-core (https://github.com/dequelabs/axe-core), shadow roots included."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
SETTLED = """async () => {
  const hosts = (root) => [...root.querySelectorAll("*")].filter((one) => one.shadowRoot);
  const roots = (root) => [root, ...hosts(root).flatMap((one) => roots(one.shadowRoot))];
  const running = roots(document).flatMap((root) => root.getAnimations()).filter(
    (one) => one.effect.getComputedTiming().endTime !== Infinity,
  );
  await Promise.allSettled(running.map((one) => one.finished));
}"""
"""Waits for what fades in: half transparent words have another contrast than the ones that people read."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, within: str = "html") -> list[str]:
    """What axe-core finds wrong with the page as it stands, one line for each rule and element."""
    page.evaluate(AXE.read_text("utf-8"))
    page.evaluate(SETTLED)
    result: dict[str, Any] = page.evaluate("([within, rules]) => axe.run(within, { runOnly: rules })", [within, RULES])
    return [
        f"{found['id']}: {found['help']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for found in result["violations"]
        for node in found["nodes"]
    ]
