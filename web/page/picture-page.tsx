import { useEffect, useMemo, useRef } from "react";
import { Empty, Failed, Loading } from "../part/condition.tsx";
import { FilterBar } from "../part/filter-bar.tsx";
import { FreshnessBanner } from "../part/freshness-banner.tsx";
import { MapFigure } from "../part/map-figure.tsx";
import { Ranking } from "../part/ranking.tsx";
import { TimelineFigure } from "../part/timeline-figure.tsx";
import { Totals } from "../part/totals.tsx";
import type { Engine } from "../state/engine.ts";
import { FactsProvider, usePictureFacts } from "../state/facts.tsx";
import { PictureProvider, usePicture } from "../state/picture.tsx";
import { useView } from "../state/picture-view.ts";
import { RANKINGS } from "../state/rankings.ts";
import { countedView, useRecord } from "../state/record.ts";
import { viewSentence } from "../state/sentence.ts";
import { useNames, useText } from "../text/index.ts";

/** The threat picture: what, where, when and who, every view filtering every other. */
export function PicturePage() {
  const { engine, again } = useRecord();
  const text = useText();
  if (engine.state === "failed") return <Failed issues={engine.issues} again={again} />;
  if (engine.state === "loading") return <Loading detail={text.loadingDetail} />;
  if (engine.value.columns.count === 0) return <Empty />;
  return <PictureOf engine={engine.value} />;
}

function PictureOf({ engine }: { readonly engine: Engine }) {
  const inAddress = useView();
  const { outlines } = useRecord();
  const view = useMemo(() => countedView(inAddress, engine), [inAddress, engine]);
  const { filter } = view;
  useEffect(() => engine.apply(filter), [engine, filter]);
  const facts = usePictureFacts(filter);
  const picture = useMemo(() => ({ engine, view, outlines }), [engine, view, outlines]);
  return (
    <PictureProvider value={picture}>
      <FactsProvider value={facts}>
        <div className="picture">
          <Title />
          <FilterBar />
          <FreshnessBanner />
          <Totals />
          <TimelineFigure />
          <div className="where-who">
            <MapFigure />
            <div className="rankings">
              {RANKINGS.map((kind) => (
                <Ranking key={kind.list} kind={kind} />
              ))}
            </div>
          </div>
        </div>
      </FactsProvider>
    </PictureProvider>
  );
}

/** What is counted, as a sentence; it follows the brush. */
function Title() {
  const { engine, view } = usePicture();
  const text = useText();
  const names = useNames();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(
    () =>
      engine.onFrame(() => {
        const words = viewSentence(view, engine, text, names);
        if (title.current !== null && title.current.textContent !== words) {
          title.current.textContent = words;
        }
      }),
    [engine, view, text, names],
  );
  return <h1 className="title" ref={title} />;
}
