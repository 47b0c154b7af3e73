import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The desk is served under /desk by the same process as the API. `cspNonce` is replaced for each request by
// `jawab.desk.pages`, so that the page's policy needs no `unsafe-inline`.
export default defineConfig({
  root: "dashboard",
  base: "/desk/",
  // React Aria speaks some thirty languages; the desk's own words are English.
  plugins: [react(), { ...optimizeLocales.vite({ locales: ["en-US"] }), enforce: "pre" }],
  html: { cspNonce: "__CSP_NONCE__" },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
  build: {
    outDir: "../../src/jawab/static/desk",
    emptyOutDir: true,
    target: ["chrome125", "firefox128", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
