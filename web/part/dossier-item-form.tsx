import { useState } from "react";
import { Button } from "react-aria-components";
import type { DossierItem } from "../../src/evidence/index.ts";
import type { Issue } from "../../src/kernel/index.ts";
import {
  draftOfItem,
  type ItemDraft,
  issuesOfItem,
  itemOfDraft,
  missingFields,
  type Sort,
} from "../state/dossier-draft.ts";
import { DOSSIERS_WORDS, type DossierWords } from "../text/dossiers.ts";
import { useWords } from "../text/words.ts";
import { DossierWrong, neededIssue } from "./dossier-begin.tsx";
import { ChosenEvent, ChosenEvidence, ChosenRecord } from "./dossier-chosen.tsx";
import { SelectField, TextField } from "./dossier-fields.tsx";
import { DossierRests } from "./dossier-rests.tsx";
import { DossierScope } from "./dossier-scope.tsx";

/** What each field of the form of a part is given. */
export interface ItemFormFields {
  /** Start of the ids of the fields; two forms may be open at once. */
  readonly prefix: string;
  readonly draft: ItemDraft;
  readonly wrong: ReadonlyMap<string, readonly Issue[]>;
  readonly change: (part: ItemDraft) => void;
}

/** The form of a part, new or there already. What the server refuses stands at its field. */
export function DossierItemForm(props: {
  readonly sort: Sort;
  readonly item: DossierItem | null;
  /** What the form of a new part opens with. */
  readonly begin?: ItemDraft | null;
  readonly place: number;
  readonly onSave: (item: unknown) => Promise<readonly Issue[]>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { sort, item, begin = null, place, onSave, onDone, onCancel } = props;
  const words = useWords(DOSSIERS_WORDS);
  const [draft, setDraft] = useState<ItemDraft>(() => begin ?? draftOfItem(item));
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [working, setWorking] = useState(false);
  const wrong = issuesOfItem(issues, place);
  const fields: ItemFormFields = {
    prefix: item === null ? "new" : `part-${place + 1}`,
    draft,
    wrong,
    change: (part) => setDraft((known) => ({ ...known, ...part })),
  };
  const submit = async () => {
    const missing = missingFields(sort, draft);
    if (missing.length > 0) {
      const said = (name: string) => words.needed(labelOf(words, sort, name));
      return setIssues(missing.map((name) => neededIssue(name, said(name))));
    }
    setWorking(true);
    const refused = await onSave(itemOfDraft(sort, draft));
    setWorking(false);
    setIssues(refused);
    if (refused.length === 0) onDone();
  };
  return (
    <form
      className="record-form dossier-form"
      noValidate
      aria-label={item === null ? words.adding(words.sorts[sort]) : words.edit}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DossierWrong issues={issues} general={wrong.get("") ?? []} />
      <Fields sort={sort} fields={fields} />
      <div className="chips">
        <Button type="submit" className="button button-strong" isDisabled={working}>
          {working ? words.saving : item === null ? words.adding(words.sorts[sort]) : words.save}
        </Button>
        <Button className="button" onPress={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

function labelOf({ fields }: DossierWords, sort: Sort, name: string): string {
  if (name === "text") return sort === "claim" ? fields.claim : fields.said;
  if (name === "id" && sort === "record") return fields.record;
  return fields[name as keyof DossierWords["fields"]] ?? name;
}

function Fields({ sort, fields }: { readonly sort: Sort; readonly fields: ItemFormFields }) {
  switch (sort) {
    case "claim":
      return <ClaimFields {...fields} />;
    case "engagement":
      return <EngagementFields {...fields} />;
    case "figure":
      return <FigureFields {...fields} />;
    case "event":
      return <ChosenFields {...fields} Choose={ChosenEvent} />;
    case "evidence":
      return <ChosenFields {...fields} Choose={ChosenEvidence} />;
    default:
      return <ChosenFields {...fields} Choose={ChosenRecord} />;
  }
}

function Line(
  props: ItemFormFields & {
    readonly name: string;
    readonly label: string;
    readonly hint?: string | undefined;
    readonly note?: string | undefined;
    readonly lines?: number;
    readonly type?: "text" | "number";
  },
) {
  const { prefix, draft, wrong, change, name, ...field } = props;
  return (
    <TextField
      {...field}
      id={`${prefix}-${name}`}
      issues={wrong.get(name)}
      value={draft[name] ?? ""}
      onChange={(text) => change({ [name]: text })}
    />
  );
}

function ClaimFields(form: ItemFormFields) {
  const { fields, hints, optional, confidences, none_ } = useWords(DOSSIERS_WORDS);
  const { prefix, draft, wrong, change } = form;
  return (
    <>
      <Line {...form} name="heading" label={fields.heading} />
      <Line {...form} name="text" label={fields.claim} hint={hints.claim} lines={4} />
      <Line {...form} name="against" label={fields.against} hint={hints.against} lines={3} />
      <DossierRests {...form} />
      <fieldset className="dossier-pair">
        <legend>{fields.probability}</legend>
        <p className="note">{hints.probability}</p>
        <Line {...form} name="from" label={fields.from} type="number" />
        <TextField
          id={`${prefix}-to`}
          label={fields.to}
          type="number"
          issues={wrong.get("probability")}
          value={draft["to"] ?? ""}
          onChange={(to) => change({ to })}
        />
      </fieldset>
      <SelectField
        id={`${prefix}-confidence`}
        label={fields.confidence}
        issues={wrong.get("confidence")}
        value={draft["confidence"] ?? ""}
        options={[["", none_], ...Object.entries(confidences)]}
        onChange={(confidence) => change({ confidence })}
      />
      <Line
        {...form}
        name="origins"
        label={fields.origins}
        hint={hints.origins}
        note={optional}
        type="number"
      />
    </>
  );
}

function EngagementFields(form: ItemFormFields) {
  const { fields, hints } = useWords(DOSSIERS_WORDS);
  return (
    <>
      <Line {...form} name="heading" label={fields.heading} />
      <Line {...form} name="date" label={fields.date} hint={hints.date} />
      <Line {...form} name="counterpart" label={fields.counterpart} hint={hints.counterpart} />
      <Line {...form} name="text" label={fields.said} lines={4} />
      <DossierRests {...form} />
    </>
  );
}

function FigureFields(form: ItemFormFields) {
  const { fields, bys, measures } = useWords(DOSSIERS_WORDS);
  const { prefix, draft, wrong, change } = form;
  return (
    <>
      <SelectField
        id={`${prefix}-measure`}
        label={fields.measure}
        issues={wrong.get("measure")}
        value={draft["measure"] ?? "deaths"}
        options={Object.entries(measures)}
        onChange={(measure) => change({ measure })}
      />
      <SelectField
        id={`${prefix}-by`}
        label={fields.by}
        issues={wrong.get("by")}
        value={draft["by"] ?? "year"}
        options={Object.entries(bys)}
        onChange={(by) => change({ by })}
      />
      <DossierScope {...form} />
      <About {...form} />
    </>
  );
}

function ChosenFields(
  props: ItemFormFields & { readonly Choose: React.ComponentType<ItemFormFields> },
) {
  const { Choose, ...form } = props;
  return (
    <>
      <Choose {...form} />
      <About {...form} />
    </>
  );
}

/** Heading and text of a part that speaks for itself. */
function About(form: ItemFormFields) {
  const { fields, hints, optional } = useWords(DOSSIERS_WORDS);
  return (
    <>
      <Line {...form} name="heading" label={fields.heading} hint={hints.heading} note={optional} />
      <Line {...form} name="text" label={fields.text} note={optional} lines={3} />
    </>
  );
}
