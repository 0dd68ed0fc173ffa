import { type FolderView, viewBelow } from "../../src/evidence/index.ts";
import { CHECKPOINT_PATH } from "../../src/ledger/index.ts";

/** What was dropped: a dossier, a log (perhaps within its workspace), a proof of one entry, or none of these. */
export type FoundPackage =
  | { readonly kind: "dossier"; readonly view: FolderView }
  | {
      readonly kind: "log";
      readonly view: FolderView;
      /** The folder around the log, where a workspace has its contents and its key. */
      readonly around: FolderView | null;
    }
  | { readonly kind: "proof"; readonly path: string; readonly others: readonly string[] }
  | { readonly kind: "unknown" };

/** Finds the one thing in a folder that can be verified; the one that lies highest counts. */
export async function findPackage(view: FolderView): Promise<FoundPackage> {
  const paths = (await view.list()).map(({ path }) => path);
  const bag = highest(paths.filter((path) => nameOf(path) === "bagit.txt"));
  if (bag !== null) return { kind: "dossier", view: below(view, folderOf(bag)) };
  const isLog = (path: string) => {
    const folder = folderOf(path);
    const tiles = folder === "" ? "tile/" : `${folder}/tile/`;
    return nameOf(path) === CHECKPOINT_PATH && paths.some((one) => one.startsWith(tiles));
  };
  const checkpoint = highest(paths.filter(isLog));
  if (checkpoint !== null) {
    const folder = folderOf(checkpoint);
    const around = folder === "" ? null : below(view, folderOf(folder));
    return { kind: "log", view: below(view, folder), around };
  }
  const proof = highest(paths.filter((path) => path.endsWith(".tlog-proof")));
  if (proof === null) return { kind: "unknown" };
  return { kind: "proof", path: proof, others: paths.filter((path) => path !== proof) };
}

function highest(paths: readonly string[]): string | null {
  const depth = (path: string) => path.split("/").length;
  return paths.toSorted((a, b) => depth(a) - depth(b))[0] ?? null;
}

function below(view: FolderView, folder: string): FolderView {
  return folder === "" ? view : viewBelow(view, folder);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
