import { defineConfig } from "vite";
import { importsAsTheyAre } from "./importsAsTheyAre.ts";

/**
 * What the loader fetches once the page is idle. Built by itself: in one build with the panel it would share its file,
 * and every visitor would fetch the panel.
 */
export default defineConfig({
  root: "widget",
  base: "./",
  publicDir: false,
  plugins: [importsAsTheyAre],
  build: {
    outDir: "../../src/jawab/static/widget",
    emptyOutDir: false,
    manifest: "host.json",
    target: "es2022",
    modulePreload: false,
    rolldownOptions: {
      input: { host: "widget/host/index.ts" },
      preserveEntrySignatures: "strict",
      output: { entryFileNames: "assets/[name]-[hash].js", chunkFileNames: "assets/host-[name]-[hash].js" },
    },
  },
});
