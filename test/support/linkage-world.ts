import type { LinkageRecord } from "../../src/linkage/index.ts";
import { makeRandom } from "./random.ts";

/** How a made-up world of events is reported by several sources. */
export interface LinkageWorld {
  readonly seed: number;
  readonly events: number;
  readonly days: number;
  /** Share of events that each source reports. */
  readonly capture: readonly number[];
  readonly towns: number;
  /** Share of events that come in bursts: same place and party within days. */
  readonly bursts: number;
  /** Share of reports whose date is off, and of types and parties that differ from the truth. */
  readonly dateError: number;
  readonly typeError: number;
  readonly unknownActor: number;
  /** Share of reports without coordinates. */
  readonly unplaced: number;
  /** Share of events that last several days. */
  readonly episodes: number;
  /** Side of the square that the towns lie in, in kilometres. */
  readonly sideKm: number;
  /** Spread of the death tolls between sources: 0 is always equal. */
  readonly tollError: number;
}

/** The world of the standard bench: three sources, a year, a country. */
export const PLAIN_WORLD: LinkageWorld = {
  seed: 1,
  events: 1500,
  days: 365,
  capture: [0.5, 0.7, 0.4],
  towns: 300,
  bursts: 0.25,
  dateError: 0.2,
  typeError: 0.15,
  unknownActor: 0.2,
  unplaced: 0,
  episodes: 0,
  sideKm: 1200,
  tollError: 0.35,
};

interface Latent {
  readonly town: number;
  readonly day: number;
  readonly length: number;
  readonly type: number;
  readonly actor: number;
  readonly deaths: number;
}

/** Records of a made-up world with the number of the event that each reports. */
export function makeWorld(world: LinkageWorld): {
  records: LinkageRecord[];
  truth: Map<string, number>;
} {
  const random = makeRandom(world.seed);
  const towns = Array.from({ length: world.towns }, () => [
    25 + (random() * world.sideKm) / 111,
    65 + (random() * world.sideKm) / 100,
  ]);
  const latent: Latent[] = [];
  while (latent.length < world.events) {
    const previous = latent[latent.length - 1];
    const burst = previous !== undefined && random() < world.bursts;
    latent.push({
      town: burst ? previous.town : zipf(random, world.towns),
      day: burst ? previous.day + Math.floor(random() * 5) : Math.floor(random() * world.days),
      length: random() < world.episodes ? 2 + Math.floor(random() * 20) : 1,
      type: zipf(random, 12),
      actor: burst ? previous.actor : zipf(random, 20),
      deaths: Math.floor(-2.5 * Math.log(1 - random()) * (random() < 0.1 ? 5 : 1)),
    });
  }
  const truth = new Map<string, number>();
  const records: LinkageRecord[] = [];
  world.capture.forEach((capture, index) => {
    const source = `s${index + 1}`;
    latent.forEach((event, number) => {
      if (random() > capture * (0.75 + Math.min(0.5, event.deaths / 10))) return;
      const key = String(records.length);
      truth.set(`${source}/${key}`, number);
      records.push(report(world, random, event, towns[event.town] ?? [0, 0], source, key));
    });
  });
  return { records, truth };
}

function report(
  world: LinkageWorld,
  random: () => number,
  event: Latent,
  [latitude = 0, longitude = 0]: readonly number[],
  source: string,
  key: string,
): LinkageRecord {
  const late = random() < world.dateError ? Math.round(2 * normal(random)) : 0;
  const precision = random() < 0.6 ? 1 : random() < 0.7 ? 2 : 3;
  const noise = [0.5, 2.5, 14][precision - 1] ?? 1;
  const type = random() < world.typeError ? Math.floor(random() * 12) : event.type;
  const known = random() >= world.unknownActor;
  const placed = random() >= world.unplaced;
  const toll = Math.round(event.deaths * Math.exp(world.tollError * normal(random)));
  return {
    source,
    key,
    startDay: 15_000 + event.day + late,
    endDay: 15_000 + event.day + late + event.length - 1,
    latitude: placed ? latitude + (noise * normal(random)) / 111 : null,
    longitude: placed ? longitude + (noise * normal(random)) / 100 : null,
    radiusKm: null,
    unit: null,
    types: {
      type: [`type${type}`, `class${type % 4}`, "any"],
      actor: known ? [`actor${event.actor}`, `family${event.actor % 5}`, "armed"] : [],
      precision: [String(precision), precision < 3 ? "fine" : "coarse", "any"],
    },
    actors: [],
    deaths: { low: toll, best: toll, high: toll },
    citations: [],
  };
}

function zipf(random: () => number, count: number): number {
  return Math.min(count - 1, Math.floor((count + 1) ** random()) - 1);
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
