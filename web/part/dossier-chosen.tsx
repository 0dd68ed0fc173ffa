import { useState } from "react";
import { Button } from "react-aria-components";
import { eventOf, findEvents, findEvidence, findRecords } from "../state/dossier-find.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { announce } from "./announcement.ts";
import { DossierChoose } from "./dossier-choose.tsx";
import { DossierField } from "./dossier-fields.tsx";
import type { ItemFormFields } from "./dossier-item-form.tsx";

/** The event that a part is about, chosen by search. */
export function ChosenEvent(form: ItemFormFields) {
  const words = useWords(DOSSIERS_WORDS);
  return (
    <Chosen
      {...form}
      name="event"
      label={words.fields.event}
      search={words.findEvent}
      find={findEvents}
      shown={form.draft["event"] ?? ""}
      onChoose={async (key) => {
        const event = await eventOf(key);
        if (event === null) announce(words.nothing);
        else form.change(event);
      }}
      onClear={() => form.change({ event: "", release: "" })}
    />
  );
}

/** The preserved item that a part is about, chosen by search. */
export function ChosenEvidence(form: ItemFormFields) {
  const words = useWords(DOSSIERS_WORDS);
  return (
    <Chosen
      {...form}
      name="id"
      label={words.fields.id}
      search={words.findEvidence}
      find={findEvidence}
      shown={form.draft["id"] ?? ""}
      onChoose={async (id) => form.change({ id })}
      onClear={() => form.change({ id: "" })}
    />
  );
}

/** The record that a part is about, chosen by search. */
export function ChosenRecord(form: ItemFormFields) {
  const words = useWords(DOSSIERS_WORDS);
  const { kind = "", id = "" } = form.draft;
  return (
    <Chosen
      {...form}
      name="id"
      label={words.fields.record}
      search={words.findRecord}
      find={findRecords}
      shown={id === "" ? "" : `${kind}/${id}`}
      onChoose={async (key) => {
        const [chosen = "", ...rest] = key.split("/");
        form.change({ kind: chosen, id: rest.join("/") });
      }}
      onClear={() => form.change({ kind: "", id: "" })}
    />
  );
}

function Chosen(
  props: ItemFormFields & {
    readonly name: string;
    readonly label: string;
    readonly search: string;
    readonly find: typeof findEvents;
    /** What is chosen, or an empty text. */
    readonly shown: string;
    readonly onChoose: (key: string) => Promise<void>;
    readonly onClear: () => void;
  },
) {
  const { prefix, wrong, name, label, search, find, shown, onChoose, onClear } = props;
  const words = useWords(DOSSIERS_WORDS);
  const [title, setTitle] = useState("");
  const id = `${prefix}-${name}`;
  if (shown !== "") {
    return (
      <div className="field">
        <span className="badge">{label}</span>
        <p className="dossier-chosen">
          <bdi>{title || shown}</bdi>
          {title !== "" && (
            <bdi className="note" dir="ltr">
              {shown}
            </bdi>
          )}
          <Button className="link" onPress={onClear}>
            {words.change}
          </Button>
        </p>
      </div>
    );
  }
  return (
    <DossierField id={id} label={label} issues={wrong.get(name)}>
      {(about) => (
        <DossierChoose
          id={id}
          label={search}
          find={find}
          invalid={about["aria-invalid"]}
          onChoose={(choice) => {
            setTitle(choice.title);
            void onChoose(choice.key);
          }}
        />
      )}
    </DossierField>
  );
}
