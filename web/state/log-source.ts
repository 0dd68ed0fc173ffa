import type { LogSource } from "../../src/ledger/index.ts";

/** Where the server shows the files of the log, exactly as they lie in its folder. */
const LOG_ADDRESS = "/log/";

/**
 * The files of the workspace's log, fetched from the server, each at most once. They are only bytes: whoever
 * reads them checks them.
 */
export function fetchedLog(): LogSource {
  const known = new Map<string, Promise<Uint8Array | null>>();
  return {
    read: (path) => {
      const asked = known.get(path) ?? fetchFile(`${LOG_ADDRESS}${path}`);
      known.set(path, asked);
      return asked;
    },
  };
}

async function fetchFile(address: string): Promise<Uint8Array | null> {
  const answer = await fetch(address, { cache: "no-store", credentials: "same-origin" });
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
  if (!answer.ok || isPage) return null;
  return new Uint8Array(await answer.arrayBuffer());
}
