import { memo, useDeferredValue, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import { openDialog } from "../state/dialog.ts";
import type { Engine } from "../state/engine.ts";
import { eventsCsv } from "../state/event-csv.ts";
import { EVENT_FIELDS, type EventField, sortEvents } from "../state/event-fields.ts";
import { usePicture } from "../state/picture.tsx";
import { saveFile } from "../state/save.ts";
import { useNames, useText } from "../text/index.ts";
import { announce } from "./announcement.ts";
import { Icon } from "./icon.tsx";

const ROW = 37;
const SPARE = 8;

/**
 * The chosen events as rows, each with the way to its original row. Sorted and counted in the browser; only
 * the rows in sight are drawn.
 */
export function EventsTable({ height }: { readonly height: number }) {
  const { engine } = usePicture();
  const text = useText();
  const version = useDeferredValue(useSyncExternalStore(engine.onSettled, engine.settled));
  const [sort, setSort] = useState({ field: "day", descending: true });
  const [shown, setShown] = useState<ReadonlySet<string>>(
    () => new Set(EVENT_FIELDS.filter((field) => field.standard).map((field) => field.name)),
  );
  const [top, setTop] = useState(0);
  const scroll = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the events are those of the version.
  const events = useMemo(
    () => sortEvents(engine.columns, engine.crossfilter.events(), sort),
    [engine, sort, version],
  );
  const fields = EVENT_FIELDS.filter((field) => shown.has(field.name));
  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const last = Math.min(events.length, Math.ceil((top + height) / ROW) + SPARE);
  const names = useNames();
  const save = () => {
    const csv = eventsCsv(engine.columns, events, names, text);
    saveFile(new Blob(["\ufeff", csv], { type: "text/csv;charset=utf-8" }), "mizan-events.csv");
    announce(text.figure.saved("mizan-events.csv"));
  };
  return (
    <section className="figure figure-events" aria-labelledby="figure-events">
      <header className="figure-head">
        <h2 className="figure-title" id="figure-events">
          <span className="kicker">{text.observations.title}</span>
          {text.observations.detail(numeral(events.length))}
        </h2>
        <div className="figure-tools">
          <MenuTrigger>
            <Button className="button-quiet">
              {text.observations.columns}
              <Icon name="down" />
            </Button>
            <Popover className="popover" placement="bottom end">
              <Menu
                className="menu"
                selectionMode="multiple"
                selectedKeys={shown}
                onSelectionChange={(keys) => {
                  if (keys !== "all") setShown(new Set(["day", ...[...keys].map(String)]));
                }}
              >
                {EVENT_FIELDS.map((field) => (
                  <MenuItem key={field.name} id={field.name} className="menu-item list-item">
                    <Icon name="check" />
                    {field.title(text)}
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </MenuTrigger>
          <Button className="button-quiet" onPress={save}>
            {text.observations.csv}
          </Button>
        </div>
      </header>
      <section
        className="events-scroll"
        ref={scroll}
        style={{ maxHeight: height }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the rows are scrolled by keys.
        tabIndex={0}
        aria-label={text.observations.title}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <table className="events" aria-rowcount={events.length + 1}>
          <thead>
            <tr>
              {fields.map((field) => (
                <SortHead key={field.name} field={field} sort={sort} onSort={setSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className="spacer">
              <td colSpan={fields.length} style={{ height: first * ROW }} />
            </tr>
            {Array.from(events.subarray(first, last), (event, at) => (
              <EventRow
                key={event}
                engine={engine}
                event={event}
                at={first + at}
                fields={fields.map((field) => field.name).join(" ")}
              />
            ))}
            <tr className="spacer">
              <td colSpan={fields.length} style={{ height: (events.length - last) * ROW }} />
            </tr>
          </tbody>
        </table>
      </section>
      {events.length === 0 && <p className="note">{text.nothingChosen}</p>}
    </section>
  );
}

function SortHead(props: {
  readonly field: EventField;
  readonly sort: { readonly field: string; readonly descending: boolean };
  readonly onSort: (sort: { field: string; descending: boolean }) => void;
}) {
  const { field, sort, onSort } = props;
  const text = useText();
  const sorted = sort.field === field.name;
  const direction = sort.descending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      style={{ width: field.width }}
      className={field.number ? "number" : ""}
      aria-sort={sorted ? direction : "none"}
    >
      <button
        type="button"
        className={field.number ? "number" : ""}
        onClick={() => onSort({ field: field.name, descending: sorted ? !sort.descending : true })}
      >
        {field.title(text)} {sorted ? (sort.descending ? "↓" : "↑") : ""}
      </button>
    </th>
  );
}

const EventRow = memo(function EventRow(props: {
  readonly engine: Engine;
  readonly event: number;
  readonly at: number;
  readonly fields: string;
}) {
  const { engine, event, at, fields } = props;
  const { columns } = engine;
  const text = useText();
  const names = useNames();
  const open = () =>
    openDialog({
      kind: "observation",
      release: columns.dictionaries.dataset[columns.dataset[event] as number] ?? "",
      row: columns.key[event] as number,
    });
  return (
    <tr aria-rowindex={at + 2}>
      {EVENT_FIELDS.filter((field) => fields.split(" ").includes(field.name)).map((field) => {
        const words = field.read(columns, event, names, text);
        return (
          <td key={field.name} className={field.number ? "number" : ""} title={words}>
            {field.name === "day" ? (
              <button type="button" className="link" onClick={open}>
                {words}
              </button>
            ) : (
              words
            )}
          </td>
        );
      })}
    </tr>
  );
});
