import { useState } from "react";
import { Button } from "react-aria-components";
import type { DossierItem } from "../../src/evidence/index.ts";
import type { Issue } from "../../src/kernel/index.ts";
import type { DossierPreview } from "../../src/workbench/index.ts";
import { nameOfItem } from "../state/dossier.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { announce } from "./announcement.ts";
import { DossierItemForm } from "./dossier-item-form.tsx";
import { DossierPartView } from "./dossier-part.tsx";
import { Icon } from "./icon.tsx";

/** One part of a dossier as it will read, with what can be done with it. */
export function DossierCard(props: {
  readonly place: number;
  readonly count: number;
  readonly item: DossierItem;
  /** The part as the preview made it, or `null` while it is on its way. */
  readonly made: DossierPreview["parts"][number] | null;
  readonly drawings: DossierPreview["drawings"];
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
  readonly onSave: (item: unknown) => Promise<readonly Issue[]>;
}) {
  const { place, count, item, made, drawings, onMove, onRemove, onSave } = props;
  const words = useWords(DOSSIERS_WORDS);
  const [editing, setEditing] = useState(false);
  const number = place + 1;
  const heading = made?.part?.heading ?? nameOfItem(item);
  const named = (action: string) => `${action}: ${heading}`;
  const titleId = `part-${number}-title`;
  return (
    <li className="dossier-card" id={`part-${number}`} tabIndex={-1} aria-labelledby={titleId}>
      <header className="dossier-card-head">
        <h3 id={titleId}>
          <span className="kicker">{words.part(number, words.sorts[item.type])}</span>
          <bdi>{heading}</bdi>
        </h3>
        <div className="dossier-card-tools">
          <Button
            className="button-quiet button-icon"
            aria-label={named(words.up)}
            isDisabled={place === 0}
            onPress={() => onMove(place - 1)}
          >
            <span className="turned">
              <Icon name="down" />
            </span>
          </Button>
          <Button
            className="button-quiet button-icon"
            aria-label={named(words.down)}
            isDisabled={number === count}
            onPress={() => onMove(number)}
          >
            <Icon name="down" />
          </Button>
          <Button
            className="button-quiet"
            aria-label={named(words.edit)}
            aria-expanded={editing}
            onPress={() => setEditing(!editing)}
          >
            {words.edit}
          </Button>
          <Button className="button-quiet" aria-label={named(words.remove)} onPress={onRemove}>
            {words.remove}
          </Button>
        </div>
      </header>
      {editing ? (
        <DossierItemForm
          sort={item.type}
          item={item}
          place={place}
          onSave={onSave}
          onDone={() => {
            setEditing(false);
            announce(words.saved);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Content made={made} drawings={drawings} />
      )}
    </li>
  );
}

function Content(props: {
  readonly made: DossierPreview["parts"][number] | null;
  readonly drawings: DossierPreview["drawings"];
}) {
  const { made, drawings } = props;
  const words = useWords(DOSSIERS_WORDS);
  if (made === null) {
    return (
      <div role="status">
        <p className="note">{words.waiting}</p>
        <div className="condition-line" aria-hidden="true" />
      </div>
    );
  }
  if (made.part === null) {
    return (
      <div className="field-wrong" lang="en">
        {made.problems.map(({ code, message, remedy }) => (
          <p key={`${code} ${message}`}>
            {message} {remedy} <code>{code}</code>
          </p>
        ))}
      </div>
    );
  }
  return <DossierPartView part={made.part} drawings={drawings} />;
}
