import { useCallback, useEffect, useRef, useState } from "react";
import type { Result } from "../../src/kernel/index.ts";
import type { VerifiedPackage } from "./log-audit.ts";
import type { FilesToVerify } from "./verify-files.ts";
import type { VerifyMessage, VerifyRequest } from "./verify-worker.ts";

/** Where a verification on this page stands. */
export type Verification =
  | { readonly state: "idle" }
  | { readonly state: "working"; readonly done: number; readonly total: number }
  | { readonly state: "stopped" }
  | { readonly state: "done"; readonly result: Result<VerifiedPackage>; readonly ms: number };

/**
 * A verification beside the page, so that the page stays at hand. The worker is started with the page, so that
 * it is there when the server is not any more.
 */
export function useVerification(): {
  readonly verification: Verification;
  readonly verify: (asked: FilesToVerify) => void;
  readonly stop: () => void;
} {
  const worker = useRef<Worker | null>(null);
  const [verification, set] = useState<Verification>({ state: "idle" });
  useEffect(() => {
    const started = new Worker(new URL("./verify-worker.ts", import.meta.url), { type: "module" });
    started.addEventListener("message", ({ data }: MessageEvent<VerifyMessage>) => {
      if (data.kind === "progress") set({ state: "working", done: data.done, total: data.total });
      else if (data.kind === "stopped") set({ state: "stopped" });
      else set({ state: "done", result: data.result, ms: data.ms });
    });
    worker.current = started;
    return () => started.terminate();
  }, []);
  const say = useCallback((request: VerifyRequest) => worker.current?.postMessage(request), []);
  return {
    verification,
    verify: (asked) => {
      set({ state: "working", done: 0, total: 0 });
      say({ kind: "verify", ...asked });
    },
    stop: () => say({ kind: "stop" }),
  };
}
