import type { Button, Config, Side } from "../contract";
import { parseHex, textOn } from "../core/color";
import css from "./launcher.css?inline";

/** The button's name, which stays the same: whether the chat is open is told by `aria-expanded`. */
const TEXTS = {
  en: ["Chat", "new messages"],
  ur: ["گفتگو", "نئے پیغامات"],
  ar: ["محادثة", "رسائل جديدة"],
};

const BUBBLE = "M5 4h14a3 3 0 013 3v8a3 3 0 01-3 3h-6l-5 4v-4H5a3 3 0 01-3-3V7a3 3 0 013-3z";
const CROSS = "M6 6l12 12M18 6L6 18";

/** The round button in the corner, in a shadow root that the panel is drawn into as well. */
export class Launcher implements Button {
  readonly root: ShadowRoot;
  private readonly button = document.createElement("button");
  private readonly count = document.createElement("span");
  private readonly words = document.createElement("span");
  private readonly path = svg("path");
  private readonly texts: string[];
  private shape = BUBBLE;
  private unread = 0;

  constructor(config: Config) {
    this.texts = TEXTS[config.language.slice(0, 2).toLowerCase() as "en"] ?? TEXTS.en;
    const host = document.createElement("jawab-widget");
    // Stronger than any style sheet of the page, also one that says `* { display: none !important }`.
    host.style.setProperty("all", "initial", "important");
    this.root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.root.adoptedStyleSheets = [sheet];
    this.dress(config.side, BUBBLE, "");
    this.button.lang = config.language;
    this.button.type = "button";
    this.button.append(this.icon(), this.words, this.count);
    this.count.className = "count";
    this.root.append(this.button);
    document.body.append(host);
  }

  onPress(act: () => void): void {
    this.button.addEventListener("click", act);
  }

  /** When somebody is about to press it. */
  onApproach(act: () => void): void {
    for (const event of ["pointerenter", "focus"]) this.button.addEventListener(event, act, { once: true });
  }

  focus(): void {
    this.button.focus();
  }

  show(open: boolean): void {
    this.button.setAttribute("aria-expanded", `${open}`);
    this.path.setAttribute("d", open ? CROSS : this.shape);
  }

  busy(busy: boolean): void {
    this.button.setAttribute("aria-busy", `${busy}`);
  }

  badge(unread: number): void {
    const [name, news] = this.texts;
    this.count.textContent = unread ? `${Math.min(unread, 99)}` : "";
    const shown = this.words.textContent || name!;
    this.button.setAttribute("aria-label", unread ? `${shown} (${unread} ${news})` : shown);
    this.unread = unread;
  }

  paint(hex: string): void {
    const color = parseHex(hex);
    if (!color) return;
    this.button.style.setProperty("--brand", hex);
    this.button.style.setProperty("--on-brand", textOn(color));
  }

  dress(side: Side, path: string, words: string): void {
    this.shape = path;
    this.words.textContent = words;
    this.button.className = `launcher ${side}${words ? " wide" : ""}`;
    this.show(this.button.getAttribute("aria-expanded") === "true");
    this.badge(this.unread);
  }

  private icon(): SVGSVGElement {
    const icon = svg("svg");
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.append(this.path);
    return icon;
  }
}

function svg<Name extends keyof SVGElementTagNameMap>(name: Name): SVGElementTagNameMap[Name] {
  return document.createElementNS("http://www.w3.org/2000/svg", name);
}
