import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const app = fileURLToPath(new URL("../webapp/app", import.meta.url));

/**
 * One entry with fixed names for the Jelly shells (main.js, main.css), everything else with hashed names. All addresses are relative
 * to the file that asks, so that the pages work under any context path and under Jenkins' changing resource prefix.
 */
export default defineConfig({
  base: "./",
  plugins: [react()],
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
