import { useRef } from "react";
import { bareFigure, frameFigure, numeral } from "../../src/chart/index.ts";
import type { LogDescription } from "../../src/workbench/index.ts";
import { drawLogGrowth } from "../chart/log-growth.ts";
import { useMode } from "../state/preferences.ts";
import { csvLine } from "../state/save.ts";
import { EN, shownDay, useText } from "../text/index.ts";
import { LOG_WORDS } from "../text/log.ts";
import { useWords } from "../text/words.ts";
import { PlainFigure } from "./plain-figure.tsx";
import { useWidth } from "./width.ts";

const FILE_WIDTH = 760;

/** How the log grew, as steps over the days. */
export function LogGrowth({ log }: { readonly log: LogDescription }) {
  const words = useWords(LOG_WORDS);
  const text = useText();
  const mode = useMode();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { growth, origin, size } = log;
  const most = growth.reduce((a, b) => (b.entries > a.entries ? b : a), growth[0] ?? NO_DAY);
  const finding = words.growthFinding(
    numeral(growth.length),
    numeral(most.entries),
    shownDay(most.day, text),
  );
  const [from, to] = [growth[0]?.day ?? "", growth.at(-1)?.day ?? ""];
  const draw = (wide: number) =>
    drawLogGrowth(
      growth,
      { width: wide, mode },
      {
        title: finding,
        unit: words.growthUnit,
        source: words.growthSource(origin),
        alt: words.growthAlt(shownDay(from, text), shownDay(to, text), numeral(size)),
        day: (day) => shownDay(day, EN),
      },
    );
  const figure = draw(width > 0 ? width : FILE_WIDTH);
  return (
    <PlainFigure
      id="growth"
      label={words.growth}
      finding={finding}
      saves={{
        name: "mizan-log-growth",
        csv: () =>
          ["day,entries", ...growth.map(({ day, entries }) => csvLine([day, entries])), ""].join(
            "\n",
          ),
        svg: () => frameFigure(draw(FILE_WIDTH), mode),
      }}
      foot={<p className="note">{words.growthUnit}</p>}
    >
      <div ref={frame} className="drawn" dir="ltr" role="img" aria-label={figure.alt}>
        <div
          aria-hidden="true"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its texts escaped there.
          dangerouslySetInnerHTML={{ __html: width > 0 ? bareFigure(figure, mode) : "" }}
        />
      </div>
    </PlainFigure>
  );
}

const NO_DAY = { day: "1970-01-01", entries: 0 };
