import { accept, type Result } from "../../kernel/index.ts";
import { toBase64 } from "../../ledger/index.ts";
import { ProblemList } from "../problem-list.ts";
import type { VerifiedPorts } from "../verify-port.ts";
import { missingLog } from "./missing.ts";
import { verifyBodies } from "./verify-bodies.ts";
import { announcedSize } from "./verify-folder.ts";
import { verifyCosignatures, verifyGuard } from "./verify-guard.ts";
import { type LoggedChange, verifyLog } from "./verify-log.ts";
import { verifyPreserved } from "./verify-preserved.ts";
import { verifyReleases } from "./verify-releases.ts";
import type { Verdict } from "./verify-schema.ts";

/** Derives everything of the workspace again from its files alone, and names each discrepancy. */
export async function verifyWorkspace(
  ports: VerifiedPorts,
  { quick }: { readonly quick: boolean },
): Promise<Result<Verdict>> {
  const about = await ports.log.about();
  if (about === null) return missingLog();
  const { source, crypto } = ports.log;
  const problems = new ProblemList();
  const log = { key: about.key, crypto, foreign: false, expectedSize: await announcedSize(source) };
  const verified = await verifyLog(source, log, { problems, prefix: "ledger/" }, ports.progress);
  const { signed, changes } = verified;
  const notChecked: { what: string; why: string }[] = [];
  if (signed !== null) {
    const why = await verifyGuard(ports, about, signed, problems);
    if (why !== null) notChecked.push({ what: "what the log's key signed last", why });
    await verifyCosignatures(ports, signed, problems);
  }
  const bodies = await verifyBodies(ports, changes, WANTED, problems);
  const rest = quick ? NOTHING : await verifyFiles(ports, { signed, changes, bodies }, problems);
  return accept({
    good: problems.total === 0,
    origin: about.origin,
    size: signed?.checkpoint.size ?? 0,
    root: signed === null ? null : toBase64(signed.checkpoint.root),
    quick,
    checked: {
      entries: verified.entries,
      signatures: verified.signatures,
      records: bodies.heads.size,
      bodies: bodies.bodies,
      erased: bodies.erased,
      ...rest.checked,
    },
    problems: problems.list,
    total: problems.total,
    leftovers: [...verified.leftovers, ...bodies.leftovers, ...rest.leftovers],
    notChecked: [...notChecked, ...rest.notChecked],
  });
}

/** Kinds of record whose values say what else must be there. */
const WANTED: ReadonlySet<string> = new Set(["release", "evidence-item"]);

const NOTHING = {
  checked: {
    releases: 0,
    releaseFiles: 0,
    evidence: 0,
    bytes: 0,
    projection: "not-checked" as const,
  },
  leftovers: [],
  notChecked: [],
};

async function verifyFiles(
  ports: VerifiedPorts,
  {
    signed,
    changes,
    bodies,
  }: {
    readonly signed: Parameters<VerifiedPorts["verify"]["compareIndex"]>[0] | null;
    readonly changes: readonly LoggedChange[];
    readonly bodies: Awaited<ReturnType<typeof verifyBodies>>;
  },
  problems: ProblemList,
) {
  const places = new Map(changes.map(({ kind, id, index }) => [`${kind}/${id}`, index]));
  const { heads, values } = bodies;
  const placeOf = (record: string) => places.get(record);
  const releases = await verifyReleases(ports, { heads, values, placeOf }, problems);
  const evidence = await verifyPreserved(ports, preservedBytes(bodies, placeOf), problems);
  const differences = signed === null ? null : await ports.verify.compareIndex(signed);
  for (const difference of differences ?? []) problems.add(difference);
  const projection: Verdict["checked"]["projection"] =
    signed === null
      ? "not-checked"
      : differences === null
        ? "absent"
        : differences.length > 0
          ? "differs"
          : "fits";
  return {
    checked: {
      releases: releases.releases,
      releaseFiles: releases.files,
      evidence: evidence.evidence,
      bytes: releases.bytes + evidence.bytes,
      projection,
    },
    leftovers: [...releases.leftovers, ...evidence.leftovers],
    notChecked: [...releases.notChecked],
  };
}

/** Digests of the bytes that must be there, with the records that say so. */
function preservedBytes(
  { heads, values }: Awaited<ReturnType<typeof verifyBodies>>,
  placeOf: (record: string) => number | undefined,
) {
  const named = new Map<string, { readonly record: string; readonly index?: number }>();
  for (const [record, { kind, state }] of heads) {
    const sha256 = values.get(record)?.["sha256"];
    const index = placeOf(record);
    if (kind === "evidence-item" && state === "present" && typeof sha256 === "string")
      named.set(sha256, { record, ...(index === undefined ? {} : { index }) });
  }
  return named;
}
