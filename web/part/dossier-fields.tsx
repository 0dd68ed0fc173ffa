import type { ReactNode } from "react";
import { type Issue, MARKINGS, type Marking } from "../../src/kernel/index.ts";
import { FieldIssues } from "./record-field.tsx";

/** A field of a form of the dossier: name, hint, what is wrong with it, and its control. */
export function DossierField(props: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly note?: string | undefined;
  readonly issues?: readonly Issue[] | undefined;
  readonly children: (about: FieldAbout) => ReactNode;
}) {
  const { id, label, hint, note, issues = [], children } = props;
  const described = [
    hint === undefined ? "" : `${id}-hint`,
    issues.length > 0 ? `${id}-issues` : "",
  ];
  return (
    <div className={issues.length > 0 ? "field field-wrong" : "field"}>
      <label htmlFor={id}>
        {label}
        {note !== undefined && <span className="note"> ({note})</span>}
      </label>
      {hint !== undefined && (
        <span className="note" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldIssues id={`${id}-issues`} issues={issues} />
      {children({
        id,
        "aria-describedby": described.filter(Boolean).join(" ") || undefined,
        "aria-invalid": issues.length > 0,
      })}
    </div>
  );
}

/** What a control of a field says of itself to a screen reader. */
export interface FieldAbout {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean;
}

/** A field of one line, or of several. */
export function TextField(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string | undefined;
  readonly note?: string | undefined;
  readonly issues?: readonly Issue[] | undefined;
  readonly lines?: number | undefined;
  readonly type?: "text" | "number" | "date" | undefined;
  readonly lang?: string | undefined;
}) {
  const { value, onChange, lines = 1, type = "text", lang, ...field } = props;
  return (
    <DossierField {...field}>
      {(about) =>
        lines > 1 ? (
          <textarea
            {...about}
            rows={lines}
            dir="auto"
            lang={lang}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...about}
            type={type}
            dir={type === "text" ? "auto" : "ltr"}
            lang={lang}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </DossierField>
  );
}

/** A field with a choice of a few. */
export function SelectField(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly issues?: readonly Issue[] | undefined;
}) {
  const { value, options, onChange, ...field } = props;
  return (
    <DossierField {...field}>
      {(about) => (
        <select {...about} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map(([one, name]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
      )}
    </DossierField>
  );
}

/** A field with a choice of marking. */
export function MarkingChoice(props: {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: Marking;
  readonly onChange: (marking: Marking) => void;
  readonly issues?: readonly Issue[] | undefined;
}) {
  const { onChange, ...field } = props;
  return (
    <SelectField
      {...field}
      options={MARKINGS.map((one) => [one, one] as const)}
      onChange={(value) => onChange(value as Marking)}
    />
  );
}
