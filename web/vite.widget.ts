import { defineConfig, type Plugin } from "vite";

/** Vite's helper preloads the styles of what is imported later. Ours come inside their modules, so it would be 1 kB for nothing. */
const importsAsTheyAre: Plugin = {
  name: "imports-as-they-are",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null),
};

/** The panel with its languages, and what the pages `/` and `/chat` load: hashed modules that may be cached for ever. */
export default defineConfig({
  root: "widget",
  base: "./",
  publicDir: false,
  plugins: [importsAsTheyAre],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../../src/jawab/static/widget",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
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
