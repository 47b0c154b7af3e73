import { defineConfig } from "vite";
import { importsAsTheyAre } from "./importsAsTheyAre.ts";

/** The panel with its languages, and what the pages `/` and `/chat` load: hashed modules that may be cached for ever. */
export default defineConfig({
  root: "widget",
  base: "./",
  publicDir: false,
  plugins: [importsAsTheyAre],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../../src/jawab/static/widget",
    emptyOutDir: false, // sweep.mjs removes what is old, afterwards
    manifest: "manifest.json",
    target: "es2022",
    minify: "terser", // 2 % less than Vite's own
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3 } },
    modulePreload: false,
    rolldownOptions: {
      input: {
        panel: "widget/panel/index.tsx",
        chat: "widget/pages/chat.ts",
        landing: "widget/pages/landing.ts",
      },
      preserveEntrySignatures: "allow-extension",
      output: {
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});
