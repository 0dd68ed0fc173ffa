import { Button } from "react-aria-components";
import { findScopes } from "../state/dossier-find.ts";
import { pictureScope } from "../state/dossier-scope.ts";
import { FILTER_LISTS, type FilterList } from "../state/picture-view.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useNames } from "../text/index.ts";
import { useWords } from "../text/words.ts";
import { DossierChoose } from "./dossier-choose.tsx";
import { DossierField, TextField } from "./dossier-fields.tsx";
import type { ItemFormFields } from "./dossier-item-form.tsx";
import { Icon } from "./icon.tsx";

/** The scope of a figure: chosen by search and days, or taken from the address of the picture page. */
export function DossierScope({ prefix, draft, wrong, change }: ItemFormFields) {
  const words = useWords(DOSSIERS_WORDS);
  const query = new URLSearchParams(draft["scope"] ?? "");
  const set = (alter: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(query);
    alter(next);
    change({ scope: next.toString() });
  };
  const issues = [...wrong].flatMap(([name, some]) =>
    ["scope", "from", "to", "source", "province", "actor"].includes(name) ? some : [],
  );
  const id = `${prefix}-scope`;
  return (
    <>
      <DossierField id={id} label={words.fields.scope} hint={words.hints.scope} issues={issues}>
        {(about) => (
          <>
            <Chosen query={query} onChange={set} />
            <DossierChoose
              id={id}
              label={words.findScope}
              find={findScopes}
              invalid={about["aria-invalid"]}
              onChoose={({ key }) =>
                set((next) => {
                  for (const [name, value] of new URLSearchParams(key)) {
                    if (name === "boundaries") next.set(name, value);
                    else if (!next.getAll(name).includes(value)) next.append(name, value);
                  }
                })
              }
            />
          </>
        )}
      </DossierField>
      <fieldset className="dossier-pair">
        <legend>{words.period}</legend>
        {(["from", "to"] as const).map((end) => (
          <TextField
            key={end}
            id={`${prefix}-scope-${end}`}
            label={words.fields[end]}
            type="date"
            value={query.get(end) ?? ""}
            onChange={(day) => set((next) => (day ? next.set(end, day) : next.delete(end)))}
          />
        ))}
      </fieldset>
      <TextField
        id={`${prefix}-pasted`}
        label={words.hints.pasted}
        value=""
        onChange={(address) => change({ scope: pictureScope(address) })}
      />
    </>
  );
}

function Chosen(props: {
  readonly query: URLSearchParams;
  readonly onChange: (alter: (next: URLSearchParams) => void) => void;
}) {
  const { query, onChange } = props;
  const words = useWords(DOSSIERS_WORDS);
  const names = useNames();
  const chosen = [...query].filter(([name]) => name !== "from" && name !== "to");
  if (chosen.length === 0) return <p className="dossier-chosen">{words.everything}</p>;
  const nameOf = (list: string, value: string) =>
    (FILTER_LISTS as readonly string[]).includes(list)
      ? names.of(list as FilterList, value).main
      : `${list} ${value}`;
  return (
    <ul className="dossier-rests">
      {chosen.map(([list, value]) => (
        <li key={`${list} ${value}`}>
          <bdi>{nameOf(list, value)}</bdi>
          <Button
            className="button-quiet button-icon"
            aria-label={words.drop(nameOf(list, value))}
            onPress={() => onChange((next) => next.delete(list, value))}
          >
            <Icon name="close" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
