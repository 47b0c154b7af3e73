import type { Config, Side } from "../contract";

const LANGUAGES = ["en", "ur", "ar"];

export function readTag(tag: HTMLScriptElement): Config {
  const { site, color, theme, position, language } = tag.dataset;
  return {
    base: new URL(".", tag.src).href.slice(0, -1),
    siteKey: site ?? "",
    color,
    theme: theme === "light" || theme === "dark" ? theme : "auto",
    side: sideOf(position),
    language: language || pickLanguage(),
  };
}

/** The page's language comes before the browser's: the panel is part of the page. */
export function pickLanguage(): string {
  const wished = [document.documentElement.lang, ...navigator.languages];
  return wished.find((tag) => LANGUAGES.includes(tag.toLowerCase().split("-")[0]!)) ?? "en";
}

/** `left`, `right`, or `start` and `end` as the page reads; the end unless it says otherwise. */
function sideOf(position: string | undefined): Side {
  if (position === "left" || position === "right") return position;
  const rightToLeft = getComputedStyle(document.documentElement).direction === "rtl";
  return rightToLeft === (position === "start") ? "right" : "left";
}
