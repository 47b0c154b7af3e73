import { createRef, render } from "preact";
import type { Panel, PanelOptions } from "../contract";
import { Api } from "../core/api";
import { Chat } from "../core/chat";
import { Keep } from "../core/storage";
import css from "../styles/panel.css?inline";
import { languageOf } from "../text";
import { App } from "../ui/App";
import { PanelProvider } from "../ui/context";
import { Focus } from "./focus";
import { Paint } from "./paint";
import { fitToScreen } from "./screen";

const TITLE = "jawab-title";

/** Draws the panel into `options.root`, closed when it is a popup, and starts to load. */
export async function mount(options: PanelOptions): Promise<Panel> {
  const { base, siteKey, root, layout } = options;
  const language = await languageOf(options.language);
  const keep = new Keep("localStorage", siteKey);
  const chat = new Chat(new Api(base, siteKey, keep, options.language), keep);

  const box = document.createElement(layout === "page" ? "main" : "div");
  box.className = `panel ${layout} ${options.side}`;
  box.lang = language.tag;
  box.dir = language.texts.direction;
  addStyles(root);
  root.append(box);

  const field = createRef<HTMLTextAreaElement>();
  const popup = layout === "popup";
  const focus = new Focus(box, field);
  render(
    <PanelProvider value={{ chat, language, base, refocus: () => focus.enter() }}>
      <App titleId={TITLE} field={field} onClose={popup ? options.onCloseRequest : null} />
    </PanelProvider>,
    box,
  );
  const paint = new Paint(box, options);
  chat.listen(() => {
    paint.use(chat.site?.color);
    options.onUnread(chat.unread);
  });
  fitToScreen(box);
  chat.start();
  return popup ? popupPanel(box, chat, focus, options) : pagePanel(chat, focus);
}

function popupPanel(box: HTMLElement, chat: Chat, focus: Focus, options: PanelOptions): Panel {
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
    ask: (text) => chat.send(text),
  };
}

function pagePanel(chat: Chat, focus: Focus): Panel {
  chat.look(true);
  document.addEventListener("visibilitychange", () => chat.look(!document.hidden));
  return {
    open: () => focus.enter(),
    close: () => undefined,
    ask: (text) => chat.send(text),
  };
}

/** Style elements are dropped on pages with a strict policy; a constructed sheet is not. */
function addStyles(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
