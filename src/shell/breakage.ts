import type { Issue } from "../kernel/index.ts";

/** The outside failed: the disk, the network, another process. Caught at the edge and shown as an issue. */
export class Breakage extends Error {
  readonly issue: Issue;

  constructor(issue: Issue, cause?: unknown) {
    super(issue.message, { cause });
    this.name = "Breakage";
    this.issue = issue;
  }
}

const MEANINGS: Readonly<
  Record<string, { readonly code: string; readonly what: string; readonly remedy: string }>
> = {
  ENOENT: {
    code: "shell/file-not-found",
    what: "There is no such file or folder",
    remedy: "Check the path.",
  },
  EISDIR: {
    code: "shell/not-a-file",
    what: "This is a folder, not a file",
    remedy: "Name a file.",
  },
  ENOTDIR: {
    code: "shell/not-a-folder",
    what: "Part of the path is a file",
    remedy: "Check the path.",
  },
  EACCES: {
    code: "shell/no-permission",
    what: "Permission denied",
    remedy: "Check who may read or write it.",
  },
  EPERM: {
    code: "shell/no-permission",
    what: "Permission denied",
    remedy: "Check who may read or write it.",
  },
  EROFS: {
    code: "shell/no-permission",
    what: "The disk is read-only",
    remedy: "Choose another folder.",
  },
  ENOSPC: {
    code: "shell/disk-full",
    what: "The disk is full; nothing was kept of this step",
    remedy: "Free some space and run the command again.",
  },
  EMFILE: {
    code: "shell/too-many-files",
    what: "Too many open files",
    remedy: "Close other programs and try again.",
  },
  EADDRINUSE: {
    code: "shell/port-in-use",
    what: "Another program listens on this port",
    remedy: "Choose another with --port.",
  },
};

/**
 * The issue behind an error that the outside threw, or `null` when the error is a defect of ours.
 */
export function outsideIssue(error: unknown): Issue | null {
  if (error instanceof Breakage) return error.issue;
  if (!(error instanceof Error)) return null;
  const code = (error as NodeJS.ErrnoException).code;
  const meaning = code === undefined ? undefined : MEANINGS[code];
  if (meaning === undefined) return null;
  const path = (error as NodeJS.ErrnoException).path;
  return {
    code: meaning.code,
    message: `${meaning.what}.`,
    remedy: meaning.remedy,
    ...(path === undefined ? {} : { file: path }),
  };
}
