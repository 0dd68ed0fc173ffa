import { describeInterval } from "../../src/kernel/index.ts";
import type { EventExplained } from "../../src/workbench/index.ts";
import { LINKAGE_WORDS } from "../text/linkage.ts";
import { useWords } from "../text/words.ts";
import { PlainFigure } from "./plain-figure.tsx";
import { ScrollTable } from "./scroll-table.tsx";

/** One report of an event. */
export type LinkedObservation = EventExplained["observations"][number];

/** Reports side by side, one a column; rows in which they differ are marked. */
export function LinkReports(props: {
  readonly observations: readonly LinkedObservation[];
  readonly differs: readonly string[];
  readonly titles?: readonly string[];
}) {
  const { observations, differs, titles } = props;
  const words = useWords(LINKAGE_WORDS);
  const named = differs.map((field) => words.fields[field] ?? field);
  return (
    <PlainFigure id="reports" label={words.observations} finding={words.differ(named.join(", "))}>
      <ScrollTable
        label={words.observations}
        heads={[
          { name: words.field },
          ...observations.map(({ release, id }, at) => ({
            name: titles?.[at] ?? `${release.replace(/@.*/u, "")} ${id}`,
          })),
        ]}
      >
        {Object.keys(words.fields).map((field) => (
          <tr key={field} className={differs.includes(field) ? "link-differs" : undefined}>
            <th scope="row">
              {words.fields[field]}
              {differs.includes(field) ? " \u2260" : ""}
            </th>
            {observations.map((one) => (
              <td key={`${one.release}#${one.id}`}>
                <bdi>{cellOf(one, field)}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </ScrollTable>
    </PlainFigure>
  );
}

function cellOf(one: LinkedObservation, field: string): string {
  const value = (one as unknown as Readonly<Record<string, unknown>>)[field];
  if (value === null || value === undefined) return "";
  if (typeof value === "object") {
    const interval = value as LinkedObservation["killed"];
    const known = interval.low !== null || interval.best !== null || interval.high !== null;
    return known ? describeInterval(interval) : "";
  }
  return String(value);
}
