import { join } from "node:path";
import { build } from "vite";
import { scratch } from "../shell/ledger/scratch.ts";

/** The appender as one file of JavaScript, which starts ten times faster than its sources. */
export async function bundledAppender(): Promise<string> {
  const outDir = scratch();
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: "error",
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, "appender.ts"),
      outDir,
      emptyOutDir: false,
      target: "node24",
      rollupOptions: { output: { entryFileNames: "appender.mjs" } },
    },
  });
  return join(outDir, "appender.mjs");
}
