import { defineConfig } from "vitest/config";

function project(name: string, include: string[], importSource: string) {
  return {
    oxc: { jsx: { runtime: "automatic" as const, importSource } },
    test: { name, include, environment: "happy-dom", css: { include: [/base\.css/] } }, // a test reads its colours
  };
}

export default defineConfig({
  test: {
    projects: [
      project("widget", ["{client,widget}/**/*.test.{ts,tsx}"], "preact"),
      project("embed", ["embed/**/*.test.ts"], "react"),
      project("dashboard", ["dashboard/**/*.test.{ts,tsx}"], "react"),
    ],
  },
});
