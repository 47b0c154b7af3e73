/** Removes what an earlier build left behind. Only after a build, so that the server never lacks a file meanwhile. */
import { readFileSync, readdirSync, rmSync } from "node:fs";

const folder = new URL("../../src/jawab/static/widget/", import.meta.url);
const read = (name) => Object.values(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
const built = [...read("manifest.json"), ...read("host.json"), ...read("preview.json")].flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]);

for (const name of readdirSync(new URL("assets/", folder))) {
  if (!built.includes(`assets/${name}`)) rmSync(new URL(`assets/${name}`, folder));
}
