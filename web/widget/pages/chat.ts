import "./chat.css";
import type { PanelModule } from "../contract";
import { pickLanguage } from "../loader/tag";

/** The hosted page: the panel on the whole page. What it needs stands in the attributes of the page's own script tag. */
const { site, language, panel } = document.querySelector<HTMLScriptElement>("script[data-site]")!.dataset;

const host = document.createElement("div");
host.className = "chat";
document.body.append(host);

void show();

/** Not at the top level of the module: there an `await` keeps the build from merging what is shared into the panel's file. */
async function show(): Promise<void> {
  const { mount } = (await import(/* @vite-ignore */ panel!)) as PanelModule;
  const chat = await mount({
    base: location.origin,
    siteKey: site!,
    root: host.attachShadow({ mode: "open" }),
    layout: "page",
    side: "right",
    theme: "auto",
    color: undefined,
    language: language || pickLanguage(),
    onCloseRequest: () => undefined,
    onUnread: () => undefined,
    onColor: () => undefined,
  });
  chat.open();
}
