import "./preview/preview.css";
import type { Site } from "../../client/types";
import type { PanelModule } from "../contract";
import { Keep } from "../core/storage";
import { sideOf } from "../core/side";
import { type Look, wear } from "../host/look";
import { Launcher } from "../loader/launcher";
import { CONVERSATION, LAST, pretendServer, SITE_KEY } from "./preview/server";

/** What the desk's Appearance page wants to see. */
interface Wanted {
  name: string;
  color: string;
  look: Site["appearance"] & Look;
  texts: { greeting: string; suggestions: string[]; label: string };
  language: string;
  colors: "light" | "dark";
}

const { panel } = document.querySelector<HTMLScriptElement>("script[data-panel]")!.dataset;
const local = new Keep("localStorage", SITE_KEY);
let turn = 0;

// Only the desk, which is on the same origin and around this page, may say what is shown.
window.addEventListener("message", ({ origin, source, data }) => {
  if (origin === location.origin && source === parent && typeof data?.color === "string") void show(data as Wanted);
});
parent.postMessage("jawab:preview:ready", location.origin);

/** Draws the widget anew: what it was told may have changed anywhere. */
async function show(wanted: Wanted): Promise<void> {
  const mine = ++turn;
  const { mount } = (await import(/* @vite-ignore */ panel!)) as PanelModule;
  if (mine !== turn) return; // something newer came meanwhile
  const open = document.querySelector("jawab-widget")?.shadowRoot?.querySelector<HTMLElement>(".panel")?.hidden !== true;
  document.querySelector("jawab-widget")?.remove();
  begin(wanted);

  const config = { base: location.origin, siteKey: SITE_KEY, color: undefined, theme: wanted.colors, themed: true, side: sideOf(wanted.look.position), language: wanted.language };
  const launcher = new Launcher(config);
  wear({ ...wanted.look, color: wanted.color, label: wanted.texts.label }, config, launcher, local);
  await mount({ ...config, root: launcher.root, layout: "popup", onCloseRequest: () => toggle(), onUnread: () => undefined, onColor: () => undefined });
  const box = launcher.root.querySelector<HTMLElement>(".panel")!;
  // Not by `open()`: it would take the focus out of the field that somebody is writing in.
  const toggle = (shown = box.hidden) => {
    box.hidden = !shown;
    launcher.show(shown);
  };
  launcher.onPress(() => toggle());
  toggle(open);
}

/** A visitor who has asked something before, and read the answer. */
function begin({ name, color, look, texts, language, colors }: Wanted): void {
  local.clear([]);
  local.set("conversation", CONVERSATION);
  local.set("read", `${LAST}`);
  document.documentElement.dataset["theme"] = colors;
  const site: Site = {
    name, color, language, slug: SITE_KEY, greeting: texts.greeting || name, suggestions: texts.suggestions, languages: [language],
    person_available: true, max_message_chars: 4_000, help_url: "", media_hosts: allowedHosts(look.avatar),
    appearance: { ...look, label: texts.label },
  } as Site;
  window.fetch = pretendServer(site);
}

/** The picture is on a host that the desk has checked or will check when it is saved; this page's policy holds meanwhile. */
function allowedHosts(address: string): string[] {
  return URL.canParse(address) ? [new URL(address).origin] : [];
}
