import { CompareFigure } from "../part/compare-figure.tsx";
import { EventsTable } from "../part/events-table.tsx";
import { FilterBar } from "../part/filter-bar.tsx";
import { FreshnessBanner } from "../part/freshness-banner.tsx";
import { MapFigure } from "../part/map-figure.tsx";
import { Notes } from "../part/notes.tsx";
import { PageTools } from "../part/page-tools.tsx";
import { PictureFrame, PictureTitle } from "../part/picture-frame.tsx";
import { Ranking } from "../part/ranking.tsx";
import { TimelineFigure } from "../part/timeline-figure.tsx";
import { Totals } from "../part/totals.tsx";
import { usePicture } from "../state/picture.tsx";
import { RANKINGS } from "../state/rankings.ts";

const TABLE_HEIGHT = 440;

/** The threat picture: what, where, when and who, every view filtering every other. */
export function PicturePage() {
  return (
    <PictureFrame>
      <div className="picture">
        <div className="page-head">
          <PictureTitle />
          <PageTools />
        </div>
        <FilterBar />
        <FreshnessBanner />
        <Totals />
        <Comparison />
        <TimelineFigure />
        <div className="where-who">
          <MapFigure />
          <div className="rankings">
            {RANKINGS.map((kind) => (
              <Ranking key={kind.list} kind={kind} />
            ))}
          </div>
        </div>
        <EventsTable height={TABLE_HEIGHT} />
        <Notes />
      </div>
    </PictureFrame>
  );
}

function Comparison() {
  const { view } = usePicture();
  return view.other === null ? null : <CompareFigure />;
}
