import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Ports } from "../../workbench/index.ts";
import { Breakage } from "../breakage.ts";
import { buildApp } from "./app.ts";

/** Where the built pages are. */
export const PAGES_FOLDER = fileURLToPath(new URL("../../../dist/web", import.meta.url));

/** A running server. */
export interface Server {
  readonly address: string;
  /** Resolves when the server has been stopped by a signal or by `stop`. */
  readonly stopped: Promise<void>;
  stop(): Promise<void>;
}

/** Starts serving a workspace; resolves when it is ready. */
export async function serve(
  ports: Ports,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Server> {
  if (!existsSync(join(PAGES_FOLDER, "index.html"))) {
    throw new Breakage({
      code: "shell/front-end-missing",
      message: "The web pages have not been built.",
      remedy: "Run 'npm run build' in the project folder, or 'npm start', which does it.",
    });
  }
  const app = await buildApp(ports, PAGES_FOLDER);
  const address = await app.listen({ host, port });
  let resolveStopped = () => {};
  const stopped = new Promise<void>((resolve) => {
    resolveStopped = resolve;
  });
  const stop = async () => {
    await app.close();
    ports.close();
    resolveStopped();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
  return { address, stopped, stop };
}
