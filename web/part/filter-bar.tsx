import { useMemo } from "react";
import { Button, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { NO_FILTER } from "../../src/picture/index.ts";
import { usePicture } from "../state/picture.tsx";
import { changeView, FILTER_LISTS, type FilterList, toggleFilter } from "../state/picture-view.ts";
import { useNames, useText } from "../text/index.ts";
import { ChoiceChip } from "./choice-chip.tsx";
import { Icon } from "./icon.tsx";
import { PeriodChip } from "./period-chip.tsx";

/** Organisations and provinces that readers ask for first. */
const QUICK: readonly {
  readonly list: FilterList;
  readonly code: string;
  readonly name: string;
}[] = [
  { list: "actors", code: "ttp", name: "TTP" },
  { list: "actors", code: "bla", name: "BLA" },
  { list: "actors", code: "islamic-state-khorasan", name: "ISIS-K" },
  { list: "provinces", code: "PK5", name: "" },
  { list: "provinces", code: "PK2", name: "" },
];

/** What is counted: one chip for each choice, all of it written in the address. */
export function FilterBar() {
  const { view, engine } = usePicture();
  const text = useText();
  const names = useNames();
  const { filter } = view;
  const { dictionaries } = engine.columns;
  const chosen = FILTER_LISTS.filter((list) => list !== "datasets").some(
    (list) => filter[list].length > 0,
  );
  const narrowed = chosen || filter.from !== null || filter.to !== null || filter.borderKm !== null;
  const quick = useMemo(() => {
    const known = new Set([...dictionaries.actor, ...dictionaries.province]);
    return QUICK.filter(({ code }) => known.has(code));
  }, [dictionaries]);
  return (
    <section className="filter-bar" aria-label={text.filter.label}>
      <div className="chips">
        <ChoiceChip label={text.filter.source} lists={["datasets"]} />
        <PeriodChip />
        <ChoiceChip label={text.filter.place} lists={["provinces", "districts", "countries"]} />
        <ChoiceChip label={text.filter.actor} lists={["actors"]} />
        <ChoiceChip label={text.filter.type} lists={["types"]} />
        <ChoiceChip label={text.filter.target} lists={["targets"]} />
        <ChoiceChip label={text.filter.attribution} lists={["attributions"]} />
        {narrowed && (
          <Button
            className="button-quiet"
            onPress={() =>
              changeView({
                filter: {
                  ...NO_FILTER,
                  datasets: filter.datasets,
                  boundaries: filter.boundaries,
                },
              })
            }
          >
            {text.filter.clear}
          </Button>
        )}
      </div>
      <div className="chips">
        {quick.map(({ list, code, name }) => (
          <ToggleButton
            key={code}
            className="chip chip-quick"
            isSelected={filter[list].includes(code)}
            onChange={() => toggleFilter(list, code)}
          >
            <Icon name="check" />
            {name === "" ? names.of(list, code).main : name}
          </ToggleButton>
        ))}
        <ToggleButtonGroup
          className="switch switch-measure"
          aria-label={text.measure.label}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[view.measure]}
          onSelectionChange={([key]) => changeView({ measure: key as typeof view.measure })}
        >
          <ToggleButton id="events">{text.measure.events}</ToggleButton>
          <ToggleButton id="deaths">{text.measure.deaths}</ToggleButton>
        </ToggleButtonGroup>
      </div>
    </section>
  );
}
