import { describeInterval } from "../../src/kernel/index.ts";
import type { SourceFacts } from "../state/facts.tsx";
import { useCommand } from "../state/remote.ts";
import { shownDay, useNames, useText } from "../text/index.ts";
import { Failed, Loading } from "./condition.tsx";
import { Drawer } from "./drawer.tsx";
import { SourceFactsList } from "./source-facts.tsx";

interface Cell {
  readonly column: string;
  readonly value: string | null;
}

interface Interval {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
}

interface ObservationDetail {
  readonly observation: {
    readonly id: string;
    readonly dateStart: string | null;
    readonly datePrecision: string | null;
    readonly place: string | null;
    readonly provinceName: string | null;
    readonly districtName: string | null;
    readonly placeBasis: string | null;
    readonly placeConfidence: number | null;
    readonly radiusKm: number | null;
    readonly typeName: string | null;
    readonly sourceType: string | null;
    readonly sideA: string | null;
    readonly sideB: string | null;
    readonly killed: Interval;
    readonly attribution: string | null;
    readonly attributionBy: string | null;
    readonly publisher: string | null;
    readonly citation: string | null;
    readonly sourceUrl: string | null;
    readonly note: string | null;
  };
  readonly values: readonly Cell[];
  readonly original: readonly Cell[];
  readonly input: { readonly file: string; readonly sha256: string; readonly line: number | null };
  readonly source: SourceFacts;
  readonly dropped: readonly { readonly column: string; readonly reason: string }[];
  readonly siblings: readonly { readonly id: string; readonly publisher: string | null }[];
}

/** One observation down to the row of the file it comes from. */
export function ObservationDrawer(props: { readonly release: string; readonly row: number }) {
  const text = useText();
  const answer = useCommand<ObservationDetail>("observation", {
    row: props.row,
    source: props.release,
  });
  return (
    <Drawer title={text.know.title}>
      {answer.state === "failed" && <Failed issues={answer.issues} again={answer.again} />}
      {answer.state === "loading" && <Loading title={text.observations.loading} />}
      {answer.state === "ready" && <Detail detail={answer.value} />}
    </Drawer>
  );
}

function Detail({ detail }: { readonly detail: ObservationDetail }) {
  const text = useText();
  const names = useNames();
  const { observation: one, input, original, dropped, source } = detail;
  const day =
    one.dateStart === null ? null : shownDay(one.dateStart, text, one.datePrecision ?? "day");
  const where = [one.place, one.districtName, one.provinceName].filter((part) => part !== null);
  const found = [
    one.placeBasis,
    one.placeConfidence === null ? null : `${Math.round(one.placeConfidence * 100)} %`,
    one.radiusKm === null ? null : `± ${one.radiusKm} km`,
  ];
  const rows: readonly (readonly [string, string | null])[] = [
    [text.observations.day, day],
    [text.observations.place, [...new Set(where)].join(", ")],
    [text.know.place, found.filter((part) => part !== null).join(" · ")],
    [text.observations.type, one.typeName ?? one.sourceType],
    [text.observations.sides, [one.sideA, one.sideB].filter((side) => side !== null).join(" · ")],
    [
      text.observations.killed,
      describeInterval(one.killed as Parameters<typeof describeInterval>[0]),
    ],
    [
      text.observations.attribution,
      [
        one.attribution === null ? null : names.of("attributions", one.attribution).main,
        one.attributionBy,
      ]
        .filter((part) => part !== null && part !== "")
        .join(", "),
    ],
    [text.observations.publisher, one.publisher],
    [text.know.cite, one.citation],
    [text.observations.note, one.note],
  ];
  return (
    <>
      <Facts rows={rows} />
      <h3>{text.know.original}</h3>
      <p className="note" dir="ltr">
        {input.file}
        {input.line !== null && `, line ${input.line}`} · sha256 {input.sha256.slice(0, 16)}…
      </p>
      <Facts
        rows={original
          .filter(({ value }) => value !== null && value !== "")
          .map(({ column, value }) => [column, value] as const)}
      />
      {dropped.length > 0 && (
        <p className="note">
          {text.know.dropped}: {dropped.map(({ column }) => column).join(", ")}
        </p>
      )}
      <h3>{text.observations.source}</h3>
      <SourceFactsList source={source} />
    </>
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, string | null])[] }) {
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value !== null && value !== "")
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
