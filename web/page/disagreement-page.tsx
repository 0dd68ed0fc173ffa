import "../style/tables.css";
import "../style/disagreement.css";
import { Button } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import type { DisagreementAnswer } from "../../src/workbench/index.ts";
import { Failed, Loading } from "../part/condition.tsx";
import { DisagreementFigure } from "../part/disagreement-figure.tsx";
import { DisagreementTable } from "../part/disagreement-table.tsx";
import { Icon } from "../part/icon.tsx";
import { PairMatrix } from "../part/pair-matrix.tsx";
import { PlainFigure } from "../part/plain-figure.tsx";
import { goTo, useAddress } from "../state/address.ts";
import type { DatasetsAnswer } from "../state/datasets.ts";
import { disagreementCsv } from "../state/disagreement.ts";
import { useCommand } from "../state/remote.ts";
import { DISAGREEMENT_WORDS } from "../text/disagreement.ts";
import { useNames } from "../text/index.ts";
import { useWords } from "../text/words.ts";

/** All published figures of a year side by side, with what may be compared and why not. */
export function DisagreementPage() {
  const { query } = useAddress();
  const words = useWords(DISAGREEMENT_WORDS);
  const held = useCommand<DatasetsAnswer>("datasets", {});
  const years = yearsOf(held.value);
  const year = query.get("year") ?? years.at(-1) ?? null;
  const province = query.get("province");
  const answer = useCommand<DisagreementAnswer>(
    "disagreement",
    year === null ? null : { year, ...(province === null ? {} : { province }) },
  );
  if (held.state === "failed") return <Failed issues={held.issues} again={held.again} />;
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    next.set(name, value);
    goTo(`/disagreement?${next}`);
  };
  const measure = query.get("measure") === "attacks" ? "events" : "deaths";
  const current = answer.value?.year === year ? answer.value : null;
  return (
    <div className="picture">
      <YearTitle year={year ?? ""} answer={current} />
      <YearChooser years={years} year={year ?? ""} onYear={(value) => change("year", value)} />
      <p className="lead">{words.lead}</p>
      {answer.state === "failed" && <Failed issues={answer.issues} again={answer.again} />}
      {answer.state === "loading" && current === null && <Loading title={words.loading} />}
      {answer.state !== "failed" && current !== null && (
        <Sides
          answer={current}
          measure={measure}
          onMeasure={(value) => change("measure", value === "events" ? "attacks" : "killed")}
        />
      )}
    </div>
  );
}

function YearTitle(props: { readonly year: string; readonly answer: DisagreementAnswer | null }) {
  const { year, answer } = props;
  const words = useWords(DISAGREEMENT_WORDS);
  const names = useNames();
  if (answer === null) return <h1 className="title">{year}</h1>;
  const place = names.of("countries", answer.place).main;
  const { low, high, scopes } = answer;
  const title =
    low === null || high === null
      ? words.noRange(place, year)
      : words.title(place, year, numeral(low), numeral(high), scopes.length);
  return <h1 className="title">{title}</h1>;
}

function YearChooser(props: {
  readonly years: readonly string[];
  readonly year: string;
  readonly onYear: (year: string) => void;
}) {
  const { years, year, onYear } = props;
  const words = useWords(DISAGREEMENT_WORDS);
  const at = years.indexOf(year);
  const offered = at === -1 && year !== "" ? [...years, year].toSorted() : years;
  const step = (by: number) => String(Number(year) + by);
  return (
    <div className="chips">
      <Button
        className="button button-icon mirrored"
        aria-label={words.earlier}
        isDisabled={!years.includes(step(-1))}
        onPress={() => onYear(step(-1))}
      >
        <Icon name="down" />
      </Button>
      <label className="chip">
        <span className="chip-label">{words.year}</span>
        <select value={year} onChange={(event) => onYear(event.target.value)}>
          {offered.toReversed().map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <Button
        className="button button-icon mirrored later"
        aria-label={words.later}
        isDisabled={!years.includes(step(1))}
        onPress={() => onYear(step(1))}
      >
        <Icon name="down" />
      </Button>
    </div>
  );
}

function Sides(props: {
  readonly answer: DisagreementAnswer;
  readonly measure: "deaths" | "events";
  readonly onMeasure: (measure: "deaths" | "events") => void;
}) {
  const { answer } = props;
  const words = useWords(DISAGREEMENT_WORDS);
  const names = useNames();
  const parts = answer.series.filter(({ wholeYear }) => !wholeYear);
  return (
    <>
      <DisagreementFigure {...props} place={names.of("countries", answer.place).main} />
      <PlainFigure
        id="table"
        label={words.table}
        finding={answer.statement}
        saves={{
          name: `mizan-disagreement-${answer.year}`,
          csv: () => disagreementCsv(answer),
        }}
        foot={
          parts.length > 0 && (
            <p className="note">
              {words.parts} ({parts.length}): {words.partsText}
            </p>
          )
        }
      >
        <DisagreementTable series={answer.series} />
      </PlainFigure>
      {answer.pairs.length > 0 && <PairMatrix series={answer.series} pairs={answer.pairs} />}
      <section className="figure texts" lang="en" aria-label={words.notes}>
        <Texts title={words.notes} lines={answer.notes} />
        <Texts title={words.method} lines={answer.method} />
      </section>
    </>
  );
}

function Texts({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <h2 className="figure-title">{title}</h2>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** The years that the releases of the workspace cover; years of figures alone where there are any. */
function yearsOf(held: DatasetsAnswer | null): readonly string[] {
  const figures = (held?.datasets ?? []).filter(({ holds }) => holds === "figures");
  const covered = (figures.length > 0 ? figures : (held?.datasets ?? [])).flatMap(({ period }) =>
    period === null ? [] : [period],
  );
  if (covered.length === 0) return [];
  const first = Math.min(...covered.map(({ from }) => Number(from.slice(0, 4))));
  const last = Math.max(...covered.map(({ to }) => Number(to.slice(0, 4))));
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
}
