import { readMapping, tableFormat } from "../../events/index.ts";
import { refuse } from "../../kernel/index.ts";
import { type Importer, takeFormat } from "./importer.ts";

/** Any table of events, read as a mapping file says. */
export const TABLE_IMPORTER: Importer = {
  name: "table",
  summary: "any CSV of events with --mapping FILE (--suggest FILE proposes one)",
  run: async (ports, request) => {
    if (request.mapping === undefined) {
      return refuse({
        code: "workbench/mapping-missing",
        message: "A table needs a mapping that says what its columns mean.",
        file: request.file,
        expected: "--mapping FILE",
        remedy: `Run 'mizan import --suggest ${request.file}' for a first proposal.`,
      });
    }
    const text = await ports.files.readText(request.mapping);
    const mapping = readMapping(text, request.mapping);
    if (!mapping.ok) return mapping;
    const name = request.mapping.split(/[\\/]/).at(-1) ?? request.mapping;
    return takeFormat(ports, request, tableFormat(mapping.value), [{ name, text }]);
  },
};
