import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const app = fileURLToPath(new URL("../webapp/app", import.meta.url));

const FIRST_LOAD = 150 * 1024;

/** Fails the build when what every page loads at once (the entry, what it imports, and its styles) is larger than promised. */
function firstLoad(): Plugin {
  return {
    name: "windflow-first-load",
    apply: "build",
    generateBundle(_, bundle) {
      const files = new Set<string>(["main.css"]);
      const add = (name: string) => {
        const file = bundle[name];
        if (file?.type === "chunk" && !files.has(name)) {
          files.add(name);
          file.imports.forEach(add);
        }
      };
      add("main.js");
      const sizes = [...files].map((name) => {
        const file = bundle[name];
        return file === undefined ? 0 : gzipSync(file.type === "chunk" ? file.code : file.source).length;
      });
      const size = sizes.reduce((sum, one) => sum + one, 0);
      if (size > FIRST_LOAD) {
        this.error(`The first load is ${size} bytes, compressed; ${FIRST_LOAD} are allowed: load what is not needed at once by import().`);
      }
      this.info(`First load: ${size} bytes, compressed (${[...files].join(", ")}).`);
    },
  };
}

/**
 * One entry with fixed names for the Jelly shells (main.js, main.css), everything else with hashed names. All addresses are relative
 * to the file that asks, so that the pages work under any context path and under Jenkins' changing resource prefix.
 */
export default defineConfig({
  base: "./",
  plugins: [react(), firstLoad()],
  build: {
    outDir: app,
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    rollupOptions: {
      input: { main: fileURLToPath(new URL("main.tsx", import.meta.url)) },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name]-[hash].js",
        assetFileNames: (asset) => (asset.names.includes("main.css") ? "main.css" : "[name]-[hash][extname]"),
      },
    },
  },
  worker: {
    format: "es",
    rollupOptions: { output: { entryFileNames: "[name]-[hash].js" } },
  },
  test: {
    environment: "node",
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["node_modules/**", "e2e/**"],
  },
});
