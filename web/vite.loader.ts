import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const folder = "../src/jawab/static/widget";

/** The name of the panel's file, which holds its hash; so the panel is built before the loader. */
function panelFile(): string {
  const manifest = JSON.parse(readFileSync(new URL(`${folder}/manifest.json`, import.meta.url), "utf8"));
  return manifest["panel/index.tsx"].file;
}

/** `/widget.js`: one classic script without a hash, because its address stands in other people's pages. */
export default defineConfig(({ mode }) => ({
  root: "widget",
  publicDir: false,
  define: mode === "test" ? {} : { __PANEL_FILE__: JSON.stringify(panelFile()) },
  build: {
    outDir: `../${folder}`,
    emptyOutDir: false,
    target: "es2022",
    rolldownOptions: {
      input: "widget/loader/index.ts",
      output: { format: "iife", entryFileNames: "widget.js" },
    },
  },
}));
