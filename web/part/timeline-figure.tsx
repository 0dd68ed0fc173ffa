import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { numeral } from "../../src/chart/index.ts";
import { STRIDE } from "../../src/picture/index.ts";
import { AT } from "../chart/bars.ts";
import { edgesOf } from "../chart/month-axis.ts";
import { usePicture } from "../state/picture.tsx";
import { changeFilter } from "../state/picture-view.ts";
import { monthName, useText } from "../text/index.ts";
import { Figure } from "./figure.tsx";
import { Timeline } from "./timeline.tsx";

/** When it happened, as a figure: the highest month of the window as its finding. */
export function TimelineFigure() {
  const { engine, view, coverage } = usePicture();
  const text = useText();
  const finding = useRef<HTMLSpanElement>(null);
  const deaths = view.measure === "deaths";
  useEffect(() => {
    const { months, offset } = coverage;
    return engine.onFrame(() => {
      const tally = engine.crossfilter.tallies.get("timeline");
      if (finding.current === null || tally === undefined) return;
      const [first, last] = edgesOf(months, engine.range());
      const at = deaths ? AT.best : AT.events;
      const value = (month: number) => tally[(offset + month) * STRIDE + at] ?? 0;
      let peak = first;
      for (let month = first; month < last; month++) {
        if (value(month) > value(peak)) peak = month;
      }
      const most = value(peak);
      const words =
        most === 0
          ? text.nothingChosen
          : text.timeline.peak(
              monthName(months[peak] ?? "", text),
              numeral(most),
              text.what[view.measure],
            );
      if (finding.current.textContent !== words) finding.current.textContent = words;
    });
  }, [engine, deaths, coverage, text, view.measure]);
  const chosen = view.filter.from !== null || view.filter.to !== null;
  return (
    <Figure
      id="timeline"
      label={text.figure.when}
      finding={finding}
      unit={deaths ? text.timeline.unitDeaths : text.timeline.unitEvents}
      level={2}
      tools={
        chosen && (
          <Button className="button-quiet" onPress={() => changeFilter({ from: null, to: null })}>
            {text.timeline.reset}
          </Button>
        )
      }
      note={<p className="note">{text.timeline.hint}</p>}
    >
      <Timeline />
    </Figure>
  );
}
