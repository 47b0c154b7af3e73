import type { Config } from "../contract";
import { sideOf } from "../core/side";

const LANGUAGES = ["en", "ur", "ar"];

export function readTag(tag: HTMLScriptElement): Config {
  const { site, color, theme, position, language } = tag.dataset;
  return {
    base: new URL(".", tag.src).href.slice(0, -1),
    siteKey: site ?? "",
    color,
    theme: theme === "light" || theme === "dark" ? theme : "auto",
    side: sideOf(position),
    themed: !!theme,
    placed: !!position,
    language: language || pickLanguage(),
  };
}

/** The page's language comes before the browser's: the panel is part of the page. */
export function pickLanguage(): string {
  const wished = [document.documentElement.lang, ...navigator.languages];
  return wished.find((tag) => LANGUAGES.includes(tag.toLowerCase().split("-")[0]!)) ?? "en";
}
