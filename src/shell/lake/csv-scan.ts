import { isUtf8 } from "node:buffer";
import { type FileHandle, open } from "node:fs/promises";
import { LIMITS } from "../../kernel/index.ts";
import { type BadRecord, lookAtRecord, type RecordLook } from "./record-scan.ts";

/** What a pass over a CSV file tells its reader, record by record. */
export interface CsvSink {
  /** A well-formed record: its bytes without the line end, and the physical line where it starts. */
  readonly good: (bytes: Uint8Array, start: number, end: number, line: number) => void;
  readonly bad: (why: BadRecord, line: number, bytes: Uint8Array, fields: number) => void;
  /** Bytes read so far. */
  readonly progress: (done: number) => void;
  /** Called between windows; a sink that writes can wait for its disk here. */
  readonly pause?: () => Promise<void>;
}

/** Shape of a CSV file found by a pass over it. */
export interface CsvShape {
  readonly records: number;
  readonly badRecords: number;
  /** Whether some records end in CR LF and others in LF alone. */
  readonly mixedLineEnds: boolean;
  /** Empty lines between records. */
  readonly blankLines: number;
  /** Bytes of the longest record. */
  readonly longest: number;
}

/** How to read a CSV file: where its first record starts and what separates its fields. */
export interface CsvRules {
  readonly delimiter: string;
  readonly columns: number;
  /** First byte after the header, and its physical line. */
  readonly offset: number;
  readonly line: number;
  /** Bytes of the header's line end. */
  readonly lineEnd: number;
}

const WINDOW = 4 << 20;

/**
 * Passes once over a CSV file and tells the sink of every record, in windows of a few megabytes, so
 * that files of any size are read in little memory. Nothing is decoded.
 */
export async function scanCsv(path: string, rules: CsvRules, sink: CsvSink): Promise<CsvShape> {
  const file = await open(path, "r");
  try {
    return await new Scan(rules, sink).run(file);
  } finally {
    await file.close();
  }
}

class Scan {
  private readonly rules: CsvRules;
  private readonly sink: CsvSink;
  private window: Buffer = Buffer.allocUnsafe(WINDOW);
  private line: number;
  private readonly counts = { records: 0, bad: 0, blank: 0, lf: 0, crlf: 0, longest: 0 };
  private readonly look: RecordLook = { end: 0, lineEnd: 0, innerLines: 0, fields: 0, bad: null };
  private starts: number[] = [];
  private ends: number[] = [];
  private lines: number[] = [];

  constructor(rules: CsvRules, sink: CsvSink) {
    this.rules = rules;
    this.sink = sink;
    this.line = rules.line;
    if (rules.lineEnd === 1) this.counts.lf += 1;
    if (rules.lineEnd === 2) this.counts.crlf += 1;
  }

  async run(file: FileHandle): Promise<CsvShape> {
    let position = this.rules.offset;
    let held = 0;
    for (;;) {
      const { bytesRead } = await file.read(
        this.window,
        held,
        this.window.length - held,
        position + held,
      );
      const size = held + bytesRead;
      const last = size < this.window.length;
      const used = this.readWindow(size, last);
      this.sink.progress(position + used);
      await this.sink.pause?.();
      if (last && used >= size) break;
      held = size - used;
      position += used;
      if (used === 0) this.growWindow();
      else this.window.copyWithin(0, used, size);
    }
    const { records, bad, blank, lf, crlf, longest } = this.counts;
    return {
      records,
      badRecords: bad,
      mixedLineEnds: lf > 0 && crlf > 0,
      blankLines: blank,
      longest,
    };
  }

  /** Reads the whole records of the window; returns the byte where the first unfinished one starts. */
  private readWindow(size: number, last: boolean): number {
    const { look, counts } = this;
    const rules = {
      delimiter: this.rules.delimiter.charCodeAt(0),
      cellBytes: LIMITS.cellBytes,
      last,
    };
    let at = 0;
    while (at < size) {
      // A record larger than the largest window is given up like one whose quote is never closed.
      if (at === 0 && size >= LIMITS.recordBytes) rules.last = true;
      else rules.last = last;
      lookAtRecord(this.window, at, size, rules, look);
      if (look.end === -1) break;
      const end = look.end - look.lineEnd;
      if (end - at > counts.longest) counts.longest = end - at;
      if (look.lineEnd === 1) counts.lf += 1;
      else if (look.lineEnd === 2) counts.crlf += 1;
      if (end === at && this.rules.columns > 1) counts.blank += 1;
      else if (look.bad === null && look.fields !== this.rules.columns)
        this.bad("field-count", at, end);
      else if (look.bad !== null) this.bad(look.bad, at, end);
      else {
        this.starts.push(at);
        this.ends.push(end);
        this.lines.push(this.line);
      }
      this.line += look.innerLines + (look.lineEnd === 0 ? 0 : 1);
      at = look.end;
    }
    this.deliver(at);
    return at;
  }

  /** Hands over the good records of the window, after one check of the bytes of all of them. */
  private deliver(used: number): void {
    const whole = this.window.subarray(0, used);
    const suspect = whole.indexOf(0) !== -1 || !isUtf8(whole);
    for (let i = 0; i < this.starts.length; i++) {
      const start = this.starts[i] as number;
      const end = this.ends[i] as number;
      const line = this.lines[i] as number;
      const why = suspect ? badBytes(this.window.subarray(start, end)) : null;
      if (why === null) {
        this.counts.records += 1;
        this.sink.good(this.window, start, end, line);
      } else {
        this.counts.bad += 1;
        this.sink.bad(why, line, this.window.subarray(start, end), this.rules.columns);
      }
    }
    this.starts = [];
    this.ends = [];
    this.lines = [];
  }

  private bad(why: BadRecord, start: number, end: number): void {
    this.counts.bad += 1;
    this.sink.bad(why, this.line, this.window.subarray(start, end), this.look.fields);
  }

  private growWindow(): void {
    const larger = Buffer.allocUnsafe(this.window.length * 2);
    this.window.copy(larger);
    this.window = larger;
  }
}

function badBytes(bytes: Buffer): BadRecord | null {
  if (bytes.indexOf(0) !== -1) return "nul-byte";
  return isUtf8(bytes) ? null : "not-utf8";
}
