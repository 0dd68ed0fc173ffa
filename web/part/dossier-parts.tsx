import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { DossierItem } from "../../src/evidence/index.ts";
import type { DossierShown } from "../../src/workbench/index.ts";
import { goTo, useAddress } from "../state/address.ts";
import { movedTo, nameOfItem, type OpenedDossier } from "../state/dossier.ts";
import { SORTS, type Sort } from "../state/dossier-draft.ts";
import { broughtFigure } from "../state/dossier-scope.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { announce } from "./announcement.ts";
import { Failed } from "./condition.tsx";
import { DossierCard } from "./dossier-card.tsx";
import { DossierItemForm } from "./dossier-item-form.tsx";

interface Removed {
  readonly item: DossierItem;
  readonly at: number;
}

/** The parts of a dossier in their order, and the forms that add to them. */
export function DossierParts(props: {
  readonly opened: OpenedDossier;
  readonly dossier: DossierShown;
}) {
  const { opened, dossier } = props;
  const { changeItems, preview } = opened;
  const { items } = dossier;
  const words = useWords(DOSSIERS_WORDS);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const { path, query } = useAddress();
  const brought = broughtFigure(query);
  const [adding, setAdding] = useState<Sort | null>(brought === null ? null : "figure");
  const { focusLater } = useFocusLater(items);
  const move = async (from: number, to: number) => {
    if (to < 0 || to >= items.length) return;
    focusLater(to);
    if ((await changeItems(movedTo(items, from, to))).length > 0) return;
    announce(words.moved(numeral(to + 1), numeral(items.length)));
  };
  const remove = async (at: number) => {
    const item = items[at];
    if (item === undefined) return;
    if ((await changeItems(items.filter((_, i) => i !== at))).length === 0)
      setRemoved({ item, at });
  };
  const undo = async () => {
    if (removed === null) return;
    const { item, at } = removed;
    focusLater(at);
    if ((await changeItems([...items.slice(0, at), item, ...items.slice(at)])).length === 0)
      setRemoved(null);
  };
  // Numbers of a preview of an earlier revision could be of other parts.
  const fresh = preview.value?.revision === dossier.revision ? preview.value : null;
  return (
    <section className="dossier-parts" aria-labelledby="parts-title">
      <h2 id="parts-title" className="dossier-section">
        {words.parts}
      </h2>
      {items.length === 0 ? (
        <div className="dossier-empty">
          <p className="condition-title">{words.noParts}</p>
          <p>{words.noPartsNext}</p>
        </div>
      ) : (
        <p className="note">
          {words.partsCount(numeral(items.length))}. <span className="only-wide">{words.keys}</span>
        </p>
      )}
      {preview.state === "failed" && (
        <Failed title={words.cannotMake} issues={preview.issues} again={preview.again} />
      )}
      <ol className="dossier-cards" onKeyDown={(event) => moveByKey(event, move)}>
        {items.map((item, i) => (
          <DossierCard
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names of their own, only their places.
            key={i}
            place={i}
            count={items.length}
            item={item}
            made={fresh?.parts[i] ?? null}
            drawings={fresh?.drawings ?? {}}
            onMove={(to) => void move(i, to)}
            onRemove={() => void remove(i)}
            onSave={async (next) => changeItems(items.map((one, at) => (at === i ? next : one)))}
          />
        ))}
      </ol>
      {removed !== null && (
        <div className="dossier-undo" role="status">
          <span>{words.removed(nameOfItem(removed.item))}</span>
          <Button className="button" onPress={() => void undo()}>
            {words.undo}
          </Button>
        </div>
      )}
      <section className="dossier-add" aria-labelledby="add-title">
        <h3 id="add-title" className="dossier-section">
          {adding === null ? words.addTitle : words.adding(words.sorts[adding])}
        </h3>
        <div className="chips">
          {SORTS.map((sort) => (
            <Button
              key={sort}
              className="button"
              aria-pressed={adding === sort}
              onPress={() => setAdding(adding === sort ? null : sort)}
            >
              {words.sorts[sort]}
            </Button>
          ))}
        </div>
        {adding !== null && (
          <DossierItemForm
            key={adding}
            sort={adding}
            item={null}
            begin={adding === "figure" ? brought : null}
            place={items.length}
            onSave={async (item) => {
              focusLater(items.length);
              return changeItems([...items, item]);
            }}
            onDone={() => {
              setAdding(null);
              if (brought !== null) goTo(path, { replace: true });
              announce(words.added);
            }}
            onCancel={() => setAdding(null)}
          />
        )}
      </section>
    </section>
  );
}

/** Gives the focus to the part at a place once the parts have changed. */
function useFocusLater(items: readonly DossierItem[]) {
  const place = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the parts settles it.
  useEffect(() => {
    if (place.current === null) return;
    document.getElementById(`part-${place.current + 1}`)?.focus();
    place.current = null;
  }, [items]);
  return {
    focusLater: (at: number) => {
      place.current = at;
    },
  };
}

function moveByKey(event: KeyboardEvent, move: (from: number, to: number) => Promise<void>): void {
  const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  const card = (event.target as HTMLElement).closest<HTMLElement>(".dossier-card");
  const editing = (event.target as HTMLElement).matches("input, textarea, select");
  if (!event.altKey || step === 0 || card === null || editing) return;
  event.preventDefault();
  const from = Number(card.id.replace("part-", "")) - 1;
  void move(from, from + step);
}
