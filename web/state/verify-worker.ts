import type { Result } from "../../src/kernel/index.ts";
import type { VerifiedPackage } from "./log-audit.ts";
import { type FilesToVerify, verifyFiles } from "./verify-files.ts";

/** What the page asks of the worker. */
export type VerifyRequest =
  | ({ readonly kind: "verify" } & FilesToVerify)
  | { readonly kind: "stop" };

/** What the worker says to the page. */
export type VerifyMessage =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly result: Result<VerifiedPackage>; readonly ms: number }
  | { readonly kind: "stopped" };

class Stopped extends Error {}

let stopping = false;

self.addEventListener("message", (event: MessageEvent<VerifyRequest>) => {
  if (event.data.kind === "stop") {
    stopping = true;
    return;
  }
  void run(event.data);
});

async function run(asked: FilesToVerify): Promise<void> {
  stopping = false;
  const begun = performance.now();
  try {
    const result = await verifyFiles(asked, (done, total) => {
      if (stopping) throw new Stopped();
      say({ kind: "progress", done, total });
    });
    say({ kind: "done", result, ms: performance.now() - begun });
  } catch (error) {
    if (error instanceof Stopped) return say({ kind: "stopped" });
    const message = error instanceof Error ? error.message : String(error);
    const issue = { code: "web/file-unreadable", message: `A file could not be read: ${message}` };
    say({ kind: "done", result: { ok: false, issues: [issue] }, ms: 0 });
  }
}

function say(message: VerifyMessage): void {
  self.postMessage(message);
}
