import { SingleBar } from "cli-progress";
import type { Progress, ProgressTask } from "../../workbench/index.ts";

const LINE_INTERVAL_MS = 5_000;

/** Progress on standard error: a bar where it is a terminal, otherwise a line at the start and at the end. */
export function terminalProgress(): Progress {
  return {
    start: (label, total) => (process.stderr.isTTY ? bar(label, total) : lines(label, total)),
  };
}

function bar(label: string, total: number | null): ProgressTask {
  const format =
    total === null ? `${label} {value}` : `${label} [{bar}] {percentage}% {eta_formatted} left`;
  const view = new SingleBar({
    format,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  view.start(total ?? 0, 0);
  return {
    update: (done) => view.update(done),
    finish: (note) => {
      view.stop();
      process.stderr.write(`${label}: ${note ?? "done"}\n`);
    },
  };
}

function lines(label: string, total: number | null): ProgressTask {
  let said = performance.now();
  process.stderr.write(`${label} ...\n`);
  return {
    update: (done) => {
      if (performance.now() - said < LINE_INTERVAL_MS) return;
      said = performance.now();
      const share =
        total === null || total === 0 ? `${done}` : `${Math.round((100 * done) / total)} %`;
      process.stderr.write(`${label}: ${share}\n`);
    },
    finish: (note) => process.stderr.write(`${label}: ${note ?? "done"}\n`),
  };
}
