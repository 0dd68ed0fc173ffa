import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { figureFontPaths } from "../report/index.ts";

/** Bounds of a painted preview. */
export interface PaintBounds {
  readonly widthMax: number;
  readonly pixelsMax: number;
  readonly timeMs: number;
}

/** Enough to read a page by, and small enough for a list. */
const PAINT_BOUNDS: PaintBounds = { widthMax: 1200, pixelsMax: 8_000_000, timeMs: 10_000 };
const PROGRAM = fileURLToPath(new URL("./paint.ts", import.meta.url));
const PNG_BYTES_MAX = 64 << 20;

/** Paints a drawing that is safe already in a process of its own; `null` when it cannot be painted in time. */
export function paint(svg: string, bounds: PaintBounds = PAINT_BOUNDS): Promise<Uint8Array | null> {
  const { widthMax, pixelsMax, timeMs } = bounds;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [
        "--disable-warning=ExperimentalWarning",
        PROGRAM,
        String(widthMax),
        String(pixelsMax),
        ...figureFontPaths(),
      ],
      {
        encoding: "buffer",
        env: {},
        timeout: timeMs,
        killSignal: "SIGKILL",
        maxBuffer: PNG_BYTES_MAX,
      },
      (error, png) => resolve(error === null && png.length > 0 ? new Uint8Array(png) : null),
    );
    // The process may end before it has read everything.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(svg);
  });
}
