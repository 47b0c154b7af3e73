import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const folder = "../src/jawab/static/widget";

/** What the worker must know of the panel's build, which is therefore made before it. */
function built(): Record<string, string> {
  const text = readFileSync(new URL(`${folder}/manifest.json`, import.meta.url));
  const chunks = Object.entries(JSON.parse(text.toString()) as Record<string, { file: string; css?: string[] }>);
  const wanted = chunks.filter(([source]) => source !== "pages/landing.ts").flatMap(([, { file, css = [] }]) => [file, ...css]);
  const files = [...new Set(wanted)].map((file) => `/widget/${file}`);
  const build = createHash("sha256").update(text).digest("hex").slice(0, 12); // as channels/web/build.py names it
  return { __BUILD__: JSON.stringify(build), __FILES__: JSON.stringify(files) };
}

/** `/chat/sw.js`: one classic script without a hash. It names its build, so that browsers notice a new one. */
export default defineConfig(({ mode }) => ({
  root: "widget",
  publicDir: false,
  define: mode === "test" ? {} : built(),
  build: {
    outDir: `../${folder}`,
    emptyOutDir: false,
    target: "es2022",
    rolldownOptions: {
      input: "widget/worker/index.ts",
      output: { format: "iife", entryFileNames: "worker.js" },
    },
  },
}));
