import { defineConfig } from "vite";
import { importsAsTheyAre } from "./importsAsTheyAre.ts";

/** The page of the desk's live preview. Built by itself: what it shares with the panel would become a further file for visitors. */
export default defineConfig({
  root: "widget",
  base: "./",
  publicDir: false,
  plugins: [importsAsTheyAre],
  build: {
    outDir: "../../src/jawab/static/widget",
    emptyOutDir: false,
    manifest: "preview.json",
    target: "es2022",
    modulePreload: false,
    rolldownOptions: {
      input: { preview: "widget/pages/preview.ts" },
      output: {
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: "assets/preview-[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});
