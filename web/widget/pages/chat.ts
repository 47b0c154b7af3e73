import "./chat.css";
import type { Panel, PanelModule } from "../contract";
import { pickLanguage } from "../loader/tag";
import { Local } from "./local";
import { Past } from "./past";
import { register } from "./worker";

/** The hosted page: the panel on the whole page. What it needs stands in the attributes of the page's own script tag. */
const { site, language, panel, tracking } = document.querySelector<HTMLScriptElement>("script[data-site]")!.dataset;

const host = document.createElement("div");
host.className = "chat";
document.body.append(host);

void show();

/** Not at the top level of the module: there an `await` keeps the build from merging what is shared into the panel's file. */
async function show(): Promise<void> {
  const keep = new Local(site!);
  const past = new Past(keep, () => Boolean(navigator.serviceWorker?.controller));
  window.fetch = past.fetch(window.fetch.bind(window));
  let shown: Panel | undefined;
  register(keep, () => shown?.chat.visitorChanged(), () => past.save());

  const { mount } = (await import(/* @vite-ignore */ panel!)) as PanelModule;
  shown = await mount({
    base: location.origin,
    siteKey: site!,
    root: host.attachShadow({ mode: "open" }),
    layout: "page",
    side: "right",
    theme: "auto",
    color: document.querySelector<HTMLMetaElement>("meta[name=theme-color]")!.content, // before the site is loaded
    language: language || pickLanguage(),
    onCloseRequest: () => undefined,
    onUnread: () => past.tidy(),
    onColor: () => undefined,
    onMessage: (message, conversation) => past.add(message, conversation),
  });
  shown.open();
  if (tracking) void import("./recorded").then(({ recorded }) => recorded(site!, host.shadowRoot!, Number(tracking)));
}
