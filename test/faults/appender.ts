/**
 * A process that appends until it is killed, and says what was acknowledged: 'ready' with the
 * milliseconds since the process began, then lines of index and entry. `node appender.ts FOLDER WORD [COUNT]`.
 */
import { existsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { openLog } from "../../src/shell/ledger/index.ts";
import { plainLog } from "../shell/ledger/workbench-log.ts";

const [, , folder = "", word = "", count = "1000000"] = process.argv;
const isNew = !existsSync(join(folder, "ledger", "checkpoint"));
const opened = await openLog(plainLog(folder, { mode: isNew ? "create" : "open" }));
if (!opened.ok) {
  writeSync(1, `refused ${opened.issues.map(({ code }) => code).join(" ")}\n`);
  process.exit(3);
}
writeSync(1, `ready after ${Math.round(performance.now())} ms\n`);
let next = 0;
const worker = async () => {
  while (next < Number(count)) {
    const entry = `${word}-${next++}`;
    const receipt = await opened.value.append(Buffer.from(entry));
    if (receipt.ok) writeSync(1, `${receipt.value.index} ${entry}\n`);
  }
};
try {
  await Promise.all(Array.from({ length: 8 }, worker));
  await opened.value.close();
} catch (error) {
  writeSync(1, `failed ${(error as Error).message}\n`);
  process.exit(4);
}
