import { mkdir, rm } from "node:fs/promises";
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from "@duckdb/node-api";
import { Breakage } from "../breakage.ts";

/** What an engine may touch and take. */
export interface EngineRules {
  /** Folders it may read and write in. */
  readonly folders: readonly string[];
  /** Single files it may read besides. */
  readonly files?: readonly string[];
  /** Folder for what does not fit into memory; removed on closing. */
  readonly spill: string;
  readonly memoryMb: number;
}

/** An embedded DuckDB that can reach nothing but the folders it was given. */
export class Engine {
  readonly connection: DuckDBConnection;
  private readonly instance: DuckDBInstance;
  private readonly spill: string;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, spill: string) {
    this.instance = instance;
    this.connection = connection;
    this.spill = spill;
  }

  static async open(rules: EngineRules): Promise<Engine> {
    await mkdir(rules.spill, { recursive: true });
    const instance = await DuckDBInstance.create(":memory:", {
      memory_limit: `${rules.memoryMb}MB`,
      threads: "2",
      temp_directory: rules.spill,
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
    const connection = await instance.connect();
    const list = (paths: readonly string[]) => `[${paths.map(literal).join(", ")}]`;
    const folders = [...rules.folders, rules.spill].map((folder) => `${folder}/`);
    await connection.run(`SET allowed_directories = ${list(folders)}`);
    await connection.run(`SET allowed_paths = ${list(rules.files ?? [])}`);
    await connection.run("SET enable_external_access = false");
    await connection.run("SET lock_configuration = true");
    return new Engine(instance, connection, rules.spill);
  }

  /** Runs a statement whose rows are not wanted. */
  async run(sql: string): Promise<void> {
    await guarded(() => this.connection.run(sql));
  }

  /** Stops the statement that is running, which then fails. */
  stop(): void {
    this.connection.interrupt();
  }

  /** Rows of a query as plain objects. */
  async rows(
    sql: string,
    parameters: Readonly<Record<string, unknown>> = {},
  ): Promise<readonly Record<string, unknown>[]> {
    const reader = await guarded(() => this.connection.runAndReadAll(sql, ...bound(parameters)));
    const names = reader.deduplicatedColumnNames();
    const convert = (value: DuckDBValue, i: number) => [names[i] as string, plain(value)] as const;
    return reader.getRows().map((row) => Object.fromEntries(row.map(convert)));
  }

  /** The first value of the first row, as a number. */
  async count(sql: string): Promise<number> {
    const [row] = await this.rows(sql);
    return Number(Object.values(row ?? {})[0] ?? 0);
  }

  /** Gives the rows of a query in blocks of about two thousand, without holding them all. */
  async eachBlock(sql: string, use: (rows: readonly DuckDBValue[][]) => void): Promise<void> {
    const result = await guarded(() => this.connection.stream(sql));
    for (;;) {
      const chunk = await guarded(() => result.fetchChunk());
      if (chunk === null || chunk.rowCount === 0) return;
      use(chunk.getRows());
    }
  }

  /** A writer of rows into a table of this connection, in blocks. */
  async appender(table: string, types: readonly DuckDBType[]): Promise<BlockAppender> {
    const appender = await this.connection.createAppender(table);
    let rows: DuckDBValue[][] = [];
    const flush = () => {
      if (rows.length === 0) return;
      const chunk = DuckDBDataChunk.create([...types]);
      chunk.setRows(rows);
      appender.appendDataChunk(chunk);
      rows = [];
    };
    return {
      add: (row) => {
        rows.push(row);
        if (rows.length === BLOCK) flush();
      },
      close: () => {
        flush();
        appender.closeSync();
      },
    };
  }

  async close(): Promise<void> {
    this.connection.closeSync();
    this.instance.closeSync();
    await rm(this.spill, { recursive: true, force: true });
  }
}

/** Adds rows to a table. */
export interface BlockAppender {
  readonly add: (row: DuckDBValue[]) => void;
  readonly close: () => void;
}

const BLOCK = 2048;

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Parameters with the types that lists need: lists of texts. */
function bound(
  parameters: Readonly<Record<string, unknown>>,
): [Record<string, DuckDBValue>, Record<string, DuckDBType>] {
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [name, value] of Object.entries(parameters)) {
    if (Array.isArray(value)) {
      values[name] = listValue(value);
      types[name] = LIST(VARCHAR);
    } else values[name] = value as DuckDBValue;
  }
  return [values, types];
}

/** An engine value as JSON knows it: numbers, texts, ISO dates, null. */
function plain(value: DuckDBValue): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value !== null && typeof value === "object") return String(value);
  return value;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/no space left|disk full|Could not write|ENOSPC/i.test(message)) {
      throw new Breakage(
        {
          code: "shell/disk-full",
          message: "The disk is full; nothing was kept of this step.",
          remedy: "Free some space and run the command again.",
        },
        error,
      );
    }
    if (/^Out of Memory/i.test(message)) {
      throw new Breakage(
        {
          code: "lake/memory-exhausted",
          message: "The work needs more memory than it may take.",
          remedy: "Close other programs, or import the data in smaller files.",
        },
        error,
      );
    }
    throw error;
  }
}
