import { useMemo, useState } from "react";
import {
  Button,
  Dialog,
  DialogTrigger,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  SearchField,
} from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import {
  type Dictionary,
  type RawTally,
  rankedOf,
  type ViewName,
} from "../../src/picture/index.ts";
import { usePicture } from "../state/picture.tsx";
import { changeFilter, type FilterList } from "../state/picture-view.ts";
import { useNames, useText } from "../text/index.ts";
import { Icon } from "./icon.tsx";

/** A list that a chip can choose from. */
export type ChoiceList = Extract<
  FilterList & ViewName,
  | "datasets"
  | "provinces"
  | "districts"
  | "countries"
  | "actors"
  | "types"
  | "targets"
  | "attributions"
>;

const DICTIONARY: Readonly<Record<ChoiceList, Dictionary>> = {
  datasets: "dataset",
  provinces: "province",
  districts: "district",
  countries: "country",
  actors: "actor",
  types: "type",
  targets: "target",
  attributions: "attribution",
};
const SHOWN = 60;

/** A chip that says what is chosen and opens a list to choose from, with the events of each entry. */
export function ChoiceChip(props: {
  readonly label: string;
  readonly lists: readonly ChoiceList[];
}) {
  const { label, lists } = props;
  const { view } = usePicture();
  const text = useText();
  const names = useNames();
  const chosen = lists.flatMap((list) =>
    view.filter[list].map((code) => names.of(list, code).main),
  );
  const first = chosen[0];
  return (
    <DialogTrigger>
      <Button className={first === undefined ? "chip" : "chip chip-chosen"}>
        <span className="chip-label">{label}</span>
        <span className="chip-value">
          {first ?? text.filter.all}
          {chosen.length > 1 && ` ${text.filter.more(chosen.length - 1)}`}
        </span>
        <Icon name="down" />
      </Button>
      <Popover className="popover popover-choice" placement="bottom start">
        <Dialog className="choice" aria-label={label}>
          <ChoiceEntries lists={lists} label={label} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ChoiceEntries({ lists, label }: { lists: readonly ChoiceList[]; label: string }) {
  const { engine, view } = usePicture();
  const text = useText();
  const names = useNames();
  const [query, setQuery] = useState("");
  const sections = useMemo(() => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    return lists.map((list) => {
      const tally: RawTally = engine.crossfilter.tallies.get(list) ?? new Float64Array();
      const dictionary = engine.columns.dictionaries[DICTIONARY[list]];
      const rows = rankedOf(tally, dictionary).filter((row) => row.code !== "");
      const found = rows.filter(({ code }) => {
        const { main, other } = names.of(list, code);
        const where = `${main} ${other ?? ""} ${code}`.toLowerCase();
        return words.every((word) => where.includes(word));
      });
      return { list, found, count: rows.length };
    });
  }, [engine, lists, names, query]);
  const searched = sections.some(({ count }) => count > 10);
  const selected = lists.flatMap((list) => view.filter[list].map((code) => `${list} ${code}`));
  const sectionNames: Partial<Record<ChoiceList, string>> = text.filter;
  return (
    <>
      {searched && (
        <SearchField className="field" value={query} onChange={setQuery} autoFocus>
          <Label className="visually-hidden">{text.filter.find}</Label>
          <Input placeholder={text.filter.find} />
        </SearchField>
      )}
      <ListBox
        className="list"
        aria-label={label}
        selectionMode="multiple"
        selectionBehavior="toggle"
        selectedKeys={selected}
        renderEmptyState={() => <p className="note">{text.filter.none}</p>}
        onSelectionChange={(keys) => {
          if (keys === "all") return;
          const values = [...keys].map(String);
          changeFilter(
            Object.fromEntries(
              lists.map((list) => [
                list,
                values
                  .filter((key) => key.startsWith(`${list} `))
                  .map((key) => key.slice(list.length + 1)),
              ]),
            ),
          );
        }}
      >
        {sections
          .filter(({ found }) => found.length > 0)
          .map(({ list, found }) => (
            <ListBoxSection key={list} id={list}>
              {lists.length > 1 && <Header>{sectionNames[list]}</Header>}
              {found.slice(0, SHOWN).map((row) => {
                const name = names.of(list, row.code);
                return (
                  <ListBoxItem
                    key={row.code}
                    id={`${list} ${row.code}`}
                    textValue={name.main}
                    className="list-item"
                  >
                    <Icon name="check" />
                    <span className="list-name">{name.main}</span>
                    <span className="list-count">{numeral(row.events)}</span>
                  </ListBoxItem>
                );
              })}
            </ListBoxSection>
          ))}
      </ListBox>
      {sections.some(({ found }) => found.length > SHOWN) && (
        <p className="note">
          {text.filter.shown(SHOWN, numeral(sections.reduce((sum, s) => sum + s.found.length, 0)))}
        </p>
      )}
      {lists[0] === "datasets" && <p className="note">{text.filter.pooling}</p>}
    </>
  );
}
