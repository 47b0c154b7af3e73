import type { Plugin } from "vite";

/** Vite's helper preloads the styles of what is imported later. Ours come inside their modules, so it would be 1 kB for nothing. */
export const importsAsTheyAre: Plugin = {
  name: "imports-as-they-are",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null),
};
