import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SERVER = process.env["MIZAN_SERVER"] ?? "http://127.0.0.1:4710";

/** What the server of a workspace answers; all else is a page. */
const PROXY = { "/api": SERVER, "^/log/(checkpoint$|tile/)": SERVER };

export default defineConfig({
  root: folder("web"),
  plugins: [react(), compressed(folder("dist/web"))],
  build: {
    outDir: folder("dist/web"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Modules of the domains are tables and functions: what a page does not use is left out.
      treeshake: { moduleSideEffects: (id) => !id.includes("/src/") || id.endsWith(".css") },
    },
  },
  server: { proxy: PROXY },
  preview: { proxy: PROXY },
});

/** Writes a compressed copy beside each large text file, which the server sends as it is. */
function compressed(output: string): Plugin {
  return {
    name: "mizan:compressed",
    apply: "build",
    closeBundle() {
      for (const name of readdirSync(output, { recursive: true, encoding: "utf8" })) {
        if (!/\.(js|css|html)$/.test(name)) continue;
        const bytes = readFileSync(join(output, name));
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(join(output, `${name}.br`), brotliCompressSync(bytes, { params: quality }));
      }
    },
  };
}
