import "../style/tables.css";
import "../style/records.css";
import "../style/dossier.css";
import { DossierBegin } from "../part/dossier-begin.tsx";
import { DossierBuilder } from "../part/dossier-builder.tsx";
import { DossierList } from "../part/dossier-list.tsx";
import { useAddress } from "../state/address.ts";
import { dossierOfPath } from "../state/dossier.ts";

/** The dossiers of the workspace: the list, the form that begins one, and the builder. */
export function DossiersPage() {
  const { path, query } = useAddress();
  const id = dossierOfPath(path);
  if (id !== null) return <DossierBuilder key={id} id={id} />;
  return query.get("form") === "new" ? <DossierBegin /> : <DossierList />;
}
