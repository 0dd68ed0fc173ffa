import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { edgesOf, rangeOf } from "../chart/month-axis.ts";
import { usePicture } from "../state/picture.tsx";
import { changeFilter } from "../state/picture-view.ts";
import { monthName, monthSpan, useText } from "../text/index.ts";
import { Icon } from "./icon.tsx";

/** The period as two lists of months: the way to choose it without dragging. */
export function PeriodChip() {
  const { view, coverage } = usePicture();
  const text = useText();
  const { months } = coverage;
  const { filter } = view;
  const [first, last] = edgesOf(months, filter);
  const chosen = filter.from !== null || filter.to !== null;
  const set = (edges: readonly [number, number]) => changeFilter(rangeOf(months, edges));
  const ends = [
    {
      name: text.filter.from,
      value: first,
      pick: (at: number) => set([at, Math.max(last, at + 1)]),
    },
    {
      name: text.filter.to,
      value: last - 1,
      pick: (at: number) => set([Math.min(first, at), at + 1]),
    },
  ];
  return (
    <DialogTrigger>
      <Button className={chosen ? "chip chip-chosen" : "chip"}>
        <span className="chip-label">{text.filter.period}</span>
        <span className="chip-value">
          {chosen
            ? monthSpan(months[first] ?? "", months[last - 1] ?? "", text)
            : text.filter.wholePeriod}
        </span>
        <Icon name="down" />
      </Button>
      <Popover className="popover popover-choice" placement="bottom start">
        <Dialog className="choice" aria-label={text.filter.period}>
          {ends.map(({ name, value, pick }) => (
            <label className="field" key={name}>
              <span>{name}</span>
              <select value={value} onChange={(event) => pick(Number(event.target.value))}>
                {months.map((month, at) => (
                  <option key={month} value={at}>
                    {monthName(month, text)}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <Button className="button" onPress={() => changeFilter({ from: null, to: null })}>
            {text.filter.wholePeriod}
          </Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
