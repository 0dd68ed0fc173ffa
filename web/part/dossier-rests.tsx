import { Button } from "react-aria-components";
import { linesOf } from "../state/dossier-draft.ts";
import { findSources } from "../state/dossier-find.ts";
import { DOSSIERS_WORDS } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { DossierChoose } from "./dossier-choose.tsx";
import { DossierField } from "./dossier-fields.tsx";
import type { ItemFormFields } from "./dossier-item-form.tsx";
import { Icon } from "./icon.tsx";

/** What a claim or an engagement rests on: records found by search, addresses and citations as typed. */
export function DossierRests({ prefix, draft, wrong, change }: ItemFormFields) {
  const words = useWords(DOSSIERS_WORDS);
  const sources = linesOf(draft["sources"]);
  const set = (next: readonly string[]) => change({ sources: [...new Set(next)].join("\n") });
  const id = `${prefix}-sources`;
  return (
    <DossierField
      id={id}
      label={words.fields.sources}
      hint={words.hints.sources}
      issues={wrong.get("sources")}
    >
      {(about) => (
        <>
          {sources.length > 0 && (
            <ul className="dossier-rests">
              {sources.map((source) => (
                <li key={source}>
                  <bdi>{source}</bdi>
                  <Button
                    className="button-quiet button-icon"
                    aria-label={words.drop(source)}
                    onPress={() => set(sources.filter((one) => one !== source))}
                  >
                    <Icon name="close" />
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <DossierChoose
            id={id}
            label={words.findSource}
            find={findSources}
            invalid={about["aria-invalid"]}
            onChoose={({ key }) => set([...sources, key])}
            onTyped={(text) => set([...sources, text])}
          />
        </>
      )}
    </DossierField>
  );
}
