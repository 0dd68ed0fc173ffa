import type { PictureFilter, PictureViews } from "../../picture/index.ts";
import { placeNow } from "../../places/index.ts";
import { describeTally } from "../describe-tally.ts";

/** Something that a reader of a picture must know to read it rightly. */
export interface Note {
  readonly about: string;
  readonly text: string;
}

const TRIBAL_AREAS = "PK-TA";
const MERGER_DAY = "2018-05-31";

/** The notes that a counted picture needs. */
export function pictureNotes(
  filter: PictureFilter,
  views: PictureViews,
  leftOut: number,
): readonly Note[] {
  const notes: Note[] = [];
  if (touchesMerger(filter, views)) notes.push(mergerNote(filter.boundaries));
  const { events, withoutFigure } = views.total;
  if (withoutFigure > 0) {
    notes.push({
      about: "figures",
      text: `${withoutFigure} of ${events} events have no figure of killed in the source; they count as events and add nothing to killed.`,
    });
  }
  const place = views.provinces.find(({ code }) => code === "");
  if (place !== undefined && events > 0) {
    notes.push({
      about: "place",
      text: `${describeTally(place)}: the first-level unit is not known. They are in the total and in no province.`,
    });
  }
  const share = attributionShare(views);
  if (share !== null) notes.push(share);
  if (leftOut > 0) {
    notes.push({
      about: "period",
      text: `${leftOut} events before 1970 are in the record but not in this picture.`,
    });
  }
  return notes;
}

/** How the counting is done, for every picture. */
export const PICTURE_METHOD: readonly string[] = [
  "One event is all observations with the same event key in one release; its low is the smallest and its high the largest figure, its best the median over distinct origins. Reprints of one list are one origin.",
  "Low, best and high of a sum are the sums of the low, best and high figures of its events.",
  "An event that is part of an umbrella event of the same release is not counted beside it.",
  "An event counts on its first possible day, and in the place of its most precise observation.",
  "One release is counted unless several are asked for: sources overlap, and their sum would count events twice.",
];

function touchesMerger(filter: PictureFilter, views: PictureViews): boolean {
  const hasPeriod = (filter.from ?? "") <= MERGER_DAY;
  const units = [...filter.provinces, ...views.provinces.map(({ code }) => code)];
  return (
    hasPeriod && units.some((code) => code === TRIBAL_AREAS || code === placeNow(TRIBAL_AREAS))
  );
}

function mergerNote(boundaries: PictureFilter["boundaries"]): Note {
  const law = `The Federally Administered Tribal Areas became part of Khyber Pakhtunkhwa on 31 May 2018.`;
  return {
    about: "boundaries",
    text:
      boundaries === "now"
        ? `${law} Events there before that day are counted in Khyber Pakhtunkhwa here; --boundaries then shows them apart.`
        : `${law} This picture counts by the units of the day, so the series of Khyber Pakhtunkhwa jumps on that day.`,
  };
}

function attributionShare({ attributions, total }: PictureViews): Note | null {
  const open = attributions
    .filter(({ code }) => code === "" || code === "unknown")
    .reduce((sum, row) => sum + row.events, 0);
  if (open === 0 || total.events === 0) return null;
  const percent = Math.round((open / total.events) * 100);
  return {
    about: "attribution",
    text: `For ${open} of ${total.events} events (${percent} %) nobody is named as responsible, or the source does not say who names them.`,
  };
}
