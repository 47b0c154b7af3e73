import { Launcher } from "./launcher";
import { Start } from "./start";
import { readTag } from "./tag";

const tag = document.currentScript as HTMLScriptElement | null;

if (window.jawab?.ready) console.warn("Jawab: this page has the widget's script tag twice.");
else if (!tag?.dataset.site) console.error('Jawab: the script tag lacks data-site, the site key from the desk.');
else start(tag);

function start(tag: HTMLScriptElement): void {
  const config = readTag(tag);
  const script = new Start(config);
  const draw = () => script.begin(new Launcher(config));
  if (document.body) draw();
  else document.addEventListener("DOMContentLoaded", draw);
}
