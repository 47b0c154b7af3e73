import "./preview/preview.css";
import type { Site } from "../../client/types";
import type { PanelModule } from "../contract";
import { allowedMedia } from "../core/media";
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

const { panel, site } = document.querySelector<HTMLScriptElement>("script[data-panel]")!.dataset;
const fetched = window.fetch.bind(window);
const local = new Keep("localStorage", SITE_KEY);
let turn = 0;

// Only the desk, which is on the same origin and around this page, may say what is shown.
window.addEventListener("message", ({ origin, source, data }) => {
  if (origin === location.origin && parent !== window && source === parent && typeof data?.color === "string") void show(data as Wanted);
});
parent.postMessage("jawab:preview:ready", location.origin);

/** Draws the widget anew: what it was told may have changed anywhere. */
async function show(wanted: Wanted): Promise<void> {
  const mine = ++turn;
  const { mount } = (await import(/* @vite-ignore */ panel!)) as PanelModule;
  const saved = await savedSite(wanted.language);
  if (mine !== turn) return; // something newer came meanwhile
  const open = document.querySelector("jawab-widget")?.shadowRoot?.querySelector<HTMLElement>(".panel")?.hidden !== true;
  document.querySelector("jawab-widget")?.remove();
  document.documentElement.dir = directionOf(wanted.language);
  begin(wanted, saved);

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
function begin({ name, color, look, texts, language, colors }: Wanted, saved: Site): void {
  local.clear([]);
  local.set("conversation", CONVERSATION);
  local.set("read", `${LAST}`);
  document.documentElement.dataset["theme"] = colors;
  const { greeting, suggestions, label } = texts;
  // Before it is saved, a picture may come from where it may not.
  const avatar = allowedMedia(look.avatar, location.origin, saved.media_hosts) ? look.avatar : "";
  const shown = { ...saved, name, color, language, suggestions, appearance: { ...look, label, avatar } };
  window.fetch = pretendServer(greeting ? { ...shown, greeting } : shown);
}

/** As the shop's pages in that language would read. */
function directionOf(language: string): string {
  return /^(ar|fa|he|ps|sd|ug|ur|yi)(-(?!latn)|$)/i.test(language) ? "rtl" : "ltr";
}

/** What visitors get now; the rest of it is shown too. */
async function savedSite(language: string): Promise<Site> {
  const response = await fetched(`/api/web/sites/${encodeURIComponent(site!)}`, { headers: { "Accept-Language": language } });
  if (!response.ok) throw new Error(`The preview got no site: ${response.status}`);
  return (await response.json()) as Site;
}
