import type { Manifest } from "../events/index.ts";
import type { Result } from "../kernel/index.ts";
import type { KeepRequest, Peek, Taken, TakeRequest } from "./import/take.ts";

/** The lake: immutable releases as Parquet, and an embedded engine over them. */
export interface LakePort {
  /** All releases, oldest import first. */
  manifests(): Promise<readonly Manifest[]>;
  /** Rows of a query whose values are parameters, never text. `$release(key, file)` paths come from `path`. */
  query(
    sql: string,
    parameters?: Readonly<Record<string, unknown>>,
  ): Promise<readonly Record<string, unknown>[]>;
  /** Absolute path of a file of a release, for `read_parquet`. */
  path(release: Manifest, file: string): string;
  /** Takes a file of events or figures as a new release. Call it as the workspace's only writer. */
  take(request: TakeRequest): Promise<Result<Taken>>;
  /** The header and some rows of a file, to propose a mapping from. */
  peek(file: string): Promise<Result<Peek>>;
  /** Keeps a release whose files were made elsewhere. Call it as the workspace's only writer. */
  keep(
    request: KeepRequest,
  ): Promise<Result<{ readonly manifest: Manifest; readonly added: boolean }>>;
  /** Frees the engine; a later query opens it again. */
  close(): void;
}
