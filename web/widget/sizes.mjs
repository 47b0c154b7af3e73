/** Prints what a visitor's browser fetches, gzipped, as one JSON object; exits 1 when a part has outgrown its bound. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BOUNDS = { loader: 3_000, panel: 30_000, host: 4_500, invitations: 7_500, rich: 6_000, forms: 2_000, request: 6_500, shortcuts: 3_000, files: 6_500, attach: 1_500, ratings: 4_000, menu: 6_000, completing: 3_000, consent: 2_500, mydata: 4_500, tracking: 4_000, urdu: 2_500, arabic: 2_500, worker: 2_000, push: 2_500 };
const folder = new URL("../../src/jawab/static/widget/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const manifest = read("manifest.json");

const gzipped = (file) => gzipSync(readFileSync(new URL(file, folder)), { level: 9 }).length;

/** A module with all that it needs before it can run. */
function withImports(key, seen = new Set()) {
  if (seen.has(key)) return 0;
  seen.add(key);
  const { file, css = [], imports = [] } = manifest[key];
  const own = [file, ...css].reduce((sum, name) => sum + gzipped(name), 0);
  return imports.reduce((sum, other) => sum + withImports(other, seen), own);
}

/** A part that the panel fetches when it is needed. */
const later = (key) => gzipped(manifest[key].file);

const sizes = {
  loader: gzipped("widget.js"),
  panel: withImports("panel/index.tsx"),
  host: gzipped(read("host.json")["host/index.ts"].file),
  invitations: gzipped(read("host.json")["host/invitations/index.ts"].file),
  rich: later("rich/index.tsx"),
  forms: later("forms/index.tsx"),
  request: later("forms/request/index.tsx"),
  shortcuts: later("shortcuts/index.tsx"),
  files: later("files/index.tsx"),
  attach: later("files/button.tsx"),
  ratings: later("ratings/index.tsx"),
  menu: later("menu/index.tsx"),
  completing: later("completing/index.tsx"),
  consent: later("consent/index.tsx"),
  mydata: later("mydata/index.tsx"),
  tracking: gzipped(read("host.json")["host/tracking/index.ts"].file),
  urdu: later("text/ur.ts"),
  arabic: later("text/ar.ts"),
  worker: gzipped("worker.js"),
  push: later("push/index.tsx"),
};
console.log(JSON.stringify(sizes));
for (const [name, bound] of Object.entries(BOUNDS)) {
  if (sizes[name] <= bound) continue;
  console.error(`The ${name} has ${sizes[name]} bytes gzipped; at most ${bound} are allowed.`);
  process.exitCode = 1;
}
