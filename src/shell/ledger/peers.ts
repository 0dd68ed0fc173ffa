import { join } from "node:path";
import { accept } from "../../kernel/index.ts";
import type { CosignReply, LogPort } from "../../workbench/index.ts";
import { readBounded } from "./bounded-answer.ts";
import { NODE_DISK } from "./disk.ts";
import { folderSource } from "./folder-source.ts";
import { askForCosignature } from "./witness-client.ts";
import { logPlaces, openWorkspaceLog, readLogFacts } from "./workspace-log.ts";

/** Longest answer of a witness that is read: a hundred signature lines fit. */
const ANSWER_BYTES = 64_000;

/** What the log of a workspace has to do with others: witnesses, and logs in other folders. */
export function openPeers(
  workspace: string,
): Pick<LogPort, "folder" | "askWitness" | "keepCosignatures" | "lastSigned"> {
  const { ledger, guard } = logPlaces(workspace);
  return {
    folder: (path) => folderSource(path),
    askWitness: async ({ key, url }, signed, timeoutSeconds): Promise<CosignReply> => {
      const ask = askAt(url, timeoutSeconds);
      const question = { source: folderSource(ledger), signed, oldSize: 0 };
      try {
        return await askForCosignature(ask, question, key);
      } catch (error) {
        return { outcome: "unreachable", why: whyUnreachable(error) };
      }
    },
    keepCosignatures: async (lines, witnesses) => {
      const facts = await readLogFacts(workspace);
      const opened = await openWorkspaceLog(workspace, facts?.origin ?? "");
      if (!opened.ok) return opened;
      try {
        return accept(await opened.value.log.addCosignatures(lines, witnesses));
      } finally {
        await opened.value.log.close();
      }
    },
    lastSigned: () => NODE_DISK.read(join(guard, "last-signed")),
  };
}

/** Sends a body to `add-checkpoint` below an address. It follows no redirection. */
function askAt(url: string, timeoutSeconds: number) {
  const address = new URL("add-checkpoint", url.endsWith("/") ? url : `${url}/`);
  return async (body: Uint8Array) => {
    const answer = await fetch(address, {
      method: "POST",
      body: new Uint8Array(body),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    });
    const bytes = await readBounded(answer, ANSWER_BYTES, "an answer of a witness");
    return { status: answer.status, body: new TextDecoder().decode(bytes) };
  };
}

function whyUnreachable(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "It did not answer in time.";
  const cause = error.cause instanceof Error ? ` ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}
