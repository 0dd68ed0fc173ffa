import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { InputField } from "../../kernel/index.ts";

import { Breakage } from "../breakage.ts";

const PREFIX = "upload:";

/** Files sent over HTTP, kept until the server stops or the command that reads them has run. */
export interface Uploads {
  save(fileName: string, body: Readable): Promise<string>;
  /** The input with upload ids replaced by paths; refuses every other path, and every path to write. */
  resolve(
    fields: readonly InputField[],
    input: Readonly<Record<string, unknown>>,
  ): Record<string, unknown>;
  clear(): Promise<void>;
}

/** Keeps uploads in a private temporary folder. */
export async function openUploads(): Promise<Uploads> {
  const folder = await mkdtemp(join(tmpdir(), "mizan-uploads-"));
  const paths = new Map<string, string>();
  const toPath = (value: unknown, field: InputField): string => {
    const path = typeof value === "string" ? paths.get(value) : undefined;
    if (path === undefined) {
      throw new Breakage({
        code: "shell/upload-unknown",
        message: "Over HTTP a file is named by the id of its upload.",
        field: field.name,
        found: String(value),
        remedy: "Send the file to POST /api/upload?name=FILE first.",
      });
    }
    return path;
  };
  return {
    save: async (fileName, body) => {
      const id = `${PREFIX}${randomUUID()}`;
      const place = join(folder, id.slice(PREFIX.length));
      await mkdir(place);
      const path = join(
        place,
        basename(fileName).replaceAll(/[^\p{L}\p{N}._-]/gu, "_") || "upload",
      );
      await pipeline(body, createWriteStream(path, { flags: "wx", mode: 0o600 }));
      paths.set(id, path);
      return id;
    },
    resolve: (fields, input) => {
      const resolved = { ...input };
      for (const field of fields) {
        const value = input[field.name];
        if (field.file === null || value === undefined) continue;
        resolved[field.name] = Array.isArray(value)
          ? value.map((one) => toPath(one, field))
          : toPath(value, field);
      }
      return resolved;
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}
