import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const folder = "../src/jawab/static/widget";

/** The name of a file that holds its hash, as JSON; so the loader is built last. */
function built(manifest: string, entry: string): string {
  const files = JSON.parse(readFileSync(new URL(`${folder}/${manifest}`, import.meta.url), "utf8"));
  return JSON.stringify(files[entry].file);
}

/** `/widget.js`: one classic script without a hash, because its address stands in other people's pages. */
export default defineConfig(({ mode }) => ({
  root: "widget",
  publicDir: false,
  define: mode === "test" ? {} : {
    __PANEL_FILE__: built("manifest.json", "panel/index.tsx"),
    __HOST_FILE__: built("host.json", "host/index.ts"),
  },
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
