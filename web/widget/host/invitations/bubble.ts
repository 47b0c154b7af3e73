import { palette } from "../../core/palette";
import css from "./bubble.css?inline";
import { isRightToLeft, textsOf } from "./text";
import type { Invitation, InvitationButton } from "./types";

const CROSS = "M6 6l12 12M18 6L6 18";

export interface BubbleLook {
  side: "left" | "right";
  theme: "light" | "dark";
  /** The brand colour, `#rrggbb`. */
  color: string;
}

export interface BubbleActions {
  /** The words themselves were pressed: open the chat. */
  open(): void;
  press(button: InvitationButton): void;
  dismiss(): void;
}

type Words = Pick<Invitation, "text" | "buttons" | "language">;

/** An invitation's bubble: its words, its buttons, and one that dismisses it. Not yet on the page. */
export function bubble({ text, buttons, language }: Words, look: BubbleLook, actions: BubbleActions): HTMLElement {
  const [texts, named] = textsOf(language);
  const box = element("section", `invitation ${look.side}`);
  box.lang = language;
  box.dir = isRightToLeft(language) ? "rtl" : "ltr";
  box.dataset["theme"] = look.theme;
  box.setAttribute("aria-label", texts.name);
  for (const [name, value] of Object.entries(palette(look.color, look.theme) ?? {})) box.style.setProperty(name, value);
  const words = pressable(text, "text", actions.open);
  const cross = pressable("", "dismiss", actions.dismiss);
  cross.lang = named;
  cross.setAttribute("aria-label", texts.dismiss);
  cross.append(icon(CROSS));
  box.append(words, cross);
  if (buttons.length > 0) {
    const choices = element("div", "choices");
    choices.append(...buttons.map((button) => choice(button, actions)));
    box.append(choices);
  }
  return box;
}

/** Style elements are dropped on pages with a strict policy; a constructed sheet is not. */
export function addStyles(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** A link is one, so that it can be opened elsewhere and says where it leads. */
function choice(button: InvitationButton, actions: BubbleActions): HTMLElement {
  const press = () => actions.press(button);
  if (button.action.kind !== "link") return pressable(button.label, "choice", press);
  const link = element("a", "choice");
  link.href = button.action.target;
  link.textContent = button.label;
  link.addEventListener("click", press);
  return link;
}

function pressable(label: string, className: string, act: () => void): HTMLButtonElement {
  const button = element("button", className);
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", act);
  return button;
}

function icon(d: string): SVGSVGElement {
  const make = (name: string) => document.createElementNS("http://www.w3.org/2000/svg", name);
  const svg = make("svg") as SVGSVGElement;
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = make("path");
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className: string): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
