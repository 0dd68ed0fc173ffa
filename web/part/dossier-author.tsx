import { useState } from "react";
import { Button } from "react-aria-components";
import type { OpenedDossier } from "../state/dossier.ts";
import { prefer } from "../state/preferences.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { TextField } from "./dossier-fields.tsx";

/** Under which name and for what reason changes are written: asked once, shown always, changed here. */
export function DossierAuthor({ opened }: { readonly opened: OpenedDossier }) {
  const { by, reason, setReason } = opened;
  const words = useWords(DOSSIERS_WORDS);
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <p className="note">
        {words.who} <bdi className="badge">{by}</bdi>
        {reason !== "" && (
          <>
            {": "}
            <bdi>{reason}</bdi>
          </>
        )}{" "}
        <Button className="link" onPress={() => setOpen(true)}>
          {words.whoChange}
        </Button>
      </p>
    );
  }
  return (
    <section className="dossier-form" aria-label={words.who}>
      <TextField
        id="dossier-by"
        label={words.whoName}
        hint={words.whoNote}
        value={by}
        onChange={(author) => prefer({ author })}
      />
      <TextField
        id="dossier-reason"
        label={words.whoReason}
        note={words.optional}
        value={reason}
        onChange={setReason}
      />
      <div className="chips">
        <Button className="button" onPress={() => setOpen(false)}>
          {words.dismiss}
        </Button>
      </div>
    </section>
  );
}
