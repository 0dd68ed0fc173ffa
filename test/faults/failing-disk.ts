import { type DiskPort, NODE_DISK } from "../../src/shell/ledger/index.ts";

/** Steps of the disk that can be made to fail. */
export const STEPS = [
  "create",
  "write",
  "sync",
  "close",
  "rename",
  "makeFolder",
  "syncFolder",
] as const;

/** A step of the disk. */
export type Step = (typeof STEPS)[number];

/** Which step fails, and how. */
export interface Fault {
  readonly step: Step;
  /** Counts from 1 over all steps of that name. */
  readonly at: number;
  readonly code: "EIO" | "ENOSPC" | "EMFILE";
  /** `once`: the next try works. `dead`: nothing works any more, as after the death of the process. */
  readonly mode: "once" | "dead";
}

/** The real disk, on which one step fails; a failed write leaves half of its bytes behind. */
export function failingDisk(fault: Fault): {
  readonly disk: DiskPort;
  readonly struck: () => boolean;
} {
  let count = 0;
  let struck = false;
  const strike = () => {
    if (struck && fault.mode === "dead") throw failure("EIO");
  };
  const step = async <T>(
    name: Step,
    run: () => Promise<T>,
    half?: () => Promise<void>,
  ): Promise<T> => {
    strike();
    if (name === fault.step && ++count === fault.at) {
      struck = true;
      await half?.();
      throw failure(fault.code);
    }
    return run();
  };
  const disk: DiskPort = {
    ...NODE_DISK,
    create: async (path) => {
      const file = await step("create", () => NODE_DISK.create(path));
      return {
        write: (bytes) =>
          step(
            "write",
            () => file.write(bytes),
            () => file.write(bytes.subarray(0, bytes.length >> 1)),
          ),
        sync: () => step("sync", file.sync),
        close: async () => {
          await file.close(); // Even a dead process gives its files back.
          await step("close", async () => undefined);
        },
      };
    },
    rename: (from, to) => step("rename", () => NODE_DISK.rename(from, to)),
    makeFolder: (path) => step("makeFolder", () => NODE_DISK.makeFolder(path)),
    syncFolder: (path) => step("syncFolder", () => NODE_DISK.syncFolder(path)),
    remove: async (path) => {
      strike();
      return NODE_DISK.remove(path);
    },
    list: async (path) => {
      strike();
      return NODE_DISK.list(path);
    },
  };
  return { disk, struck: () => struck };
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code, syscall: "injected" });
}
