import { Commands } from "./commands";
import { Launcher } from "./launcher";
import { readTag } from "./tag";
import { Widget } from "./widget";

const tag = document.currentScript as HTMLScriptElement | null;

if (window.jawab?.ready) console.warn("Jawab: this page has the widget's script tag twice.");
else if (!tag?.dataset.site) console.error('Jawab: the script tag lacks data-site, the site key from the desk.');
else start(tag);

function start(tag: HTMLScriptElement): void {
  const config = readTag(tag);
  const commands = new Commands();
  const draw = () => commands.serve(new Widget(config, new Launcher(config)));
  if (document.body) draw();
  else document.addEventListener("DOMContentLoaded", draw);
}
