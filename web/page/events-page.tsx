import { useEffect } from "react";
import { EventsTable } from "../part/events-table.tsx";
import { FilterBar } from "../part/filter-bar.tsx";
import { PictureFrame, PictureTitle } from "../part/picture-frame.tsx";
import { SourceLine } from "../part/source-line.tsx";
import { useAddress } from "../state/address.ts";
import { openDialog } from "../state/dialog.ts";
import { useText } from "../text/index.ts";

/** The chosen events as rows; an address that names a row opens it. */
export function EventsPage() {
  const { query } = useAddress();
  const text = useText();
  const row = query.get("row");
  const release = query.get("datasets");
  useEffect(() => {
    if (row !== null && release !== null && Number.isSafeInteger(Number(row))) {
      openDialog({ kind: "observation", release, row: Number(row) });
    }
  }, [row, release]);
  return (
    <PictureFrame>
      <div className="picture">
        <PictureTitle />
        <FilterBar />
        <EventsTable height={Math.max(360, window.innerHeight - 340)} />
        <SourceLine label={text.figure.source} />
      </div>
    </PictureFrame>
  );
}
