import "../style/tables.css";
import "../style/evidence.css";
import { EvidenceList } from "../part/evidence-list.tsx";
import { EvidenceSheet } from "../part/evidence-sheet.tsx";
import { useAddress } from "../state/address.ts";

/** The preserved evidence: the list with a place to add to it, or one item. */
export function EvidencePage() {
  const { path } = useAddress();
  const [, , id] = path.split("/");
  return id ? <EvidenceSheet key={id} id={decodeURIComponent(id)} /> : <EvidenceList />;
}
