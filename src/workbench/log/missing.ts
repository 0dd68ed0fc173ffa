import { refuse } from "../../kernel/index.ts";

/** The refusal where a workspace has no log yet. */
export function missingLog() {
  return refuse({
    code: "ledger/file-missing",
    message: "The workspace has no log yet.",
    remedy: "Run any command that writes; it makes the log.",
  });
}
