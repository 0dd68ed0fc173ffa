import "../style/tables.css";
import "../style/records.css";
import { numeral } from "../../src/chart/index.ts";
import { Failed, Loading } from "../part/condition.tsx";
import { KindList } from "../part/kind-list.tsx";
import { RecordForm } from "../part/record-form.tsx";
import { RecordImport } from "../part/record-import.tsx";
import { RecordList } from "../part/record-list.tsx";
import { RecordSheet } from "../part/record-sheet.tsx";
import { useAddress } from "../state/address.ts";
import { type KindFacts, recordOfPath } from "../state/records.ts";
import { useCommand } from "../state/remote.ts";
import { RECORDS_WORDS } from "../text/records.ts";
import { useWords } from "../text/words.ts";

/** The records of the workspace: the kinds, the list of one kind, one record, and the forms. */
export function RecordsPage() {
  const { path, query } = useAddress();
  const words = useWords(RECORDS_WORDS);
  const { kind, id } = recordOfPath(path);
  const told = useCommand<{ readonly kinds: readonly KindFacts[] }>("kinds", {});
  if (told.state === "failed") return <Failed issues={told.issues} again={told.again} />;
  if (told.value === null) return <Loading title={words.loading} />;
  const { kinds } = told.value;
  if (kind === null) return <AllKinds kinds={kinds} />;
  const facts = kinds.find(({ name }) => name === kind);
  if (facts === undefined) {
    return <Failed issues={[unknownKind(kind, kinds)]} again={told.again} />;
  }
  const form = query.get("form");
  if (id !== null) return <RecordSheet key={`${kind}/${id}`} kind={facts} id={id} />;
  if (form === "new") return <RecordForm key={kind} kind={facts} record={null} />;
  if (form === "import") return <RecordImport kind={facts} onDone={told.again} />;
  return <RecordList kind={facts} />;
}

function AllKinds({ kinds }: { readonly kinds: readonly KindFacts[] }) {
  const words = useWords(RECORDS_WORDS);
  const records = kinds.reduce((sum, { present }) => sum + present, 0);
  return (
    <div className="picture">
      <h1 className="title">{words.kindsTitle(numeral(records), numeral(kinds.length))}</h1>
      <p className="lead">{words.kindsLead}</p>
      <KindList kinds={kinds} />
    </div>
  );
}

function unknownKind(found: string, kinds: readonly KindFacts[]) {
  return {
    code: "records/kind-unknown",
    message: `There is no kind of record "${found}".`,
    expected: kinds.map(({ name }) => name).join(", "),
    remedy: "Choose one from the page of all records.",
  };
}
