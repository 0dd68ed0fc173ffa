/** Writes records without end and says on its output which changes were acknowledged. Killed by the tests. */
import { realPorts } from "../../../src/shell/ports.ts";
import { CATALOGUE } from "../../../src/workbench/index.ts";

const [folder = "", round = "0"] = process.argv.slice(2);
const ports = realPorts(folder, { start: () => ({ update: () => {}, finish: () => {} }) });
const by = "Writer";

async function run(name: string, input: Record<string, unknown>): Promise<void> {
  const command = CATALOGUE.find((one) => one.name === name);
  const result = await command?.run(ports, command.input.parse(input));
  if (result?.ok !== true) throw new Error(JSON.stringify(result));
  const { kind, id, revision, state } = result.value as Record<string, unknown>;
  process.stdout.write(`${JSON.stringify({ kind, id, revision, state })}\n`);
}

for (let i = 0; ; i++) {
  const named = { kind: "source", id: `r${round}-${i}`, by, reason: "test" };
  await run("record create", { ...named, values: { name: `Name ${i}`, type: "news" } });
  if (i % 2 === 0) await run("record revise", { ...named, values: { note: `Note ${i}` } });
  if (i % 5 === 0) await run("record erase", named);
}
