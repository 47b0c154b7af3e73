import { createRef, render } from "preact";
import type { Panel, PanelOptions, Theme } from "../contract";
import { Api } from "../core/api";
import { Chat } from "../core/chat";
import { Keep } from "../core/storage";
import { Visitor } from "../core/visitor";
import css from "../styles/panel.css?inline";
import { languageOf } from "../text";
import { App } from "../ui/App";
import { PanelProvider } from "../ui/context";
import { Focus } from "./focus";
import { Paint } from "./paint";
import { fitToScreen } from "./screen";

const TITLE = "jawab-title";

/** Draws the panel into `options.root`, closed when it is a popup, and starts to load. */
export async function mount(given: PanelOptions): Promise<Panel> {
  const { base, siteKey, root, layout } = given;
  const keep = given.keep ?? new Keep("localStorage", siteKey);
  const visitor = given.visitor ?? new Visitor(base, siteKey, keep);
  const options = { ...given, language: keep.get("language") ?? given.language };
  let language = await languageOf(options.language);
  const chat = new Chat(new Api(base, siteKey, visitor, options.language), keep);

  const box = document.createElement(layout === "page" ? "main" : "div");
  box.className = `panel ${layout} ${options.side}`;
  addStyles(root);
  root.append(box);

  const field = createRef<HTMLTextAreaElement>();
  const popup = layout === "popup";
  const focus = new Focus(box, field);
  const paint = new Paint(box, options, keep.get("theme") as Theme | null);
  const refocus = () => focus.enter();
  const speak = async (tag: string) => {
    language = await languageOf(tag);
    keep.set("language", tag);
    draw();
    await chat.speak(tag);
  };
  const wear = (theme: Theme) => {
    paint.wear(theme);
    keep.set("theme", theme);
    draw();
  };
  const draw = () => {
    box.lang = language.tag;
    box.dir = language.texts.direction;
    render(
      <PanelProvider value={{ chat, language, base, refocus, theme: paint.theme, speak, wear }}>
        <App titleId={TITLE} field={field} onClose={popup ? options.onCloseRequest : null} />
      </PanelProvider>,
      box,
    );
  };
  draw();
  chat.onMessage = (message, conversation) => options.onMessage?.(message, conversation);
  chat.listen(() => {
    paint.use(chat.site);
    options.onUnread(chat.unread);
  });
  fitToScreen(box);
  chat.start();
  const panel = popup ? popupPanel(box, chat, focus, options) : pagePanel(chat, focus);
  return { ...panel, chat, speak, wear };
}

type Opening = Pick<Panel, "open" | "close">;

function popupPanel(box: HTMLElement, chat: Chat, focus: Focus, options: PanelOptions): Opening {
  focus.beDialog(options.onCloseRequest);
  box.hidden = true;
  box.setAttribute("aria-labelledby", TITLE);
  return {
    open() {
      box.hidden = false;
      chat.look(true);
      focus.enter();
    },
    close() {
      box.hidden = true;
      chat.look(false);
    },
  };
}

function pagePanel(chat: Chat, focus: Focus): Opening {
  chat.look(true);
  document.addEventListener("visibilitychange", () => chat.look(!document.hidden));
  return { open: () => focus.enter(), close: () => undefined };
}

/** Style elements are dropped on pages with a strict policy; a constructed sheet is not. */
function addStyles(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
