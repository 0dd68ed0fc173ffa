import type { EventColumns } from "../../src/picture/index.ts";
import { makeRandom } from "./random.ts";

/** How many values each dictionary of invented columns holds, without the empty one. */
const SIZES = {
  dataset: 3,
  country: 5,
  province: 8,
  district: 150,
  type: 12,
  actor: 300,
  target: 6,
  attribution: 5,
} as const;

/**
 * Invented events with a shape like the real ones (busy years, a few busy districts and actors), the
 * same for the same seed. For drawing, speed and properties; no row stands for anything.
 */
export function syntheticColumns(count: number, seed = 1): EventColumns {
  const random = makeRandom(seed);
  const pick = (n: number) => Math.floor(random() ** 2 * n);
  const firstDay = 6_940;
  const days = 13_500;
  const day = Uint16Array.from({ length: count }, () => firstDay + Math.floor(random() * days));
  day.sort();
  const codes = (n: number) => () => pick(n + 1);
  const best = Uint32Array.from({ length: count }, () => Math.floor(random() ** 6 * 60));
  const figure = Uint8Array.from({ length: count }, () => (random() < 0.97 ? 1 : 0));
  const deaths = (change: (n: number) => number) =>
    best.map((n, i) => (figure[i] === 0 ? 0 : change(n)));
  const provinceNow = Uint16Array.from({ length: count }, codes(SIZES.province));
  const districtNow = Uint16Array.from({ length: count }, codes(SIZES.district));
  const point = () => (random() < 0.02 ? 65_535 : Math.floor(((random() + random()) / 2) * 65_534));
  return {
    count,
    snapshot: `synthetic-${count}-${seed}`,
    leftOut: 0,
    extent: { west: 60, south: 23, east: 78, north: 38 },
    dictionaries: {
      dataset: names(SIZES.dataset, (n) => `invented-${n}@1`),
      country: ["", "PK", "AF", "IN", "IR", "CN"],
      province: names(SIZES.province, (n) => `PK${n}`),
      district: names(SIZES.district, (n) => `PK${1 + (n % 8)}${100 + n}`),
      type: ["", ...TYPES],
      actor: names(SIZES.actor, (n) => `group-${n}`),
      target: ["", "civilians", "security-forces", "organisation", "state", "property", "unknown"],
      attribution: ["", "claimed", "suspected", "denied", "unknown", "coded"],
    },
    day,
    longitude: Uint16Array.from({ length: count }, point),
    latitude: Uint16Array.from({ length: count }, point),
    dataset: Uint8Array.from({ length: count }, () => 1 + pick(SIZES.dataset)),
    country: Uint8Array.from({ length: count }, () => 1 + pick(SIZES.country)),
    provinceThen: provinceNow.map((code) => (random() < 0.1 ? 0 : code)),
    provinceNow,
    districtThen: districtNow.map((code) => (random() < 0.1 ? 0 : code)),
    districtNow,
    type: Uint8Array.from({ length: count }, () => 1 + pick(SIZES.type)),
    actorA: Uint16Array.from({ length: count }, codes(SIZES.actor)),
    actorB: Uint16Array.from({ length: count }, codes(SIZES.actor)),
    target: Uint8Array.from({ length: count }, codes(SIZES.target)),
    attribution: Uint8Array.from({ length: count }, codes(SIZES.attribution)),
    border: Uint8Array.from({ length: count }, codes(SIZES.country)),
    borderKm: Uint16Array.from({ length: count }, () =>
      random() < 0.05 ? 65_535 : Math.floor(random() * 400),
    ),
    figure,
    deathsLow: deaths((n) => Math.floor(n * 0.8)),
    deathsBest: deaths((n) => n),
    deathsHigh: deaths((n) => n + Math.floor(n * 0.3)),
    origins: new Uint8Array(count).fill(1),
    key: Uint32Array.from({ length: count }, (_, i) => i),
  };
}

const TYPES = [
  "attack/bombing",
  "attack/armed-assault",
  "attack/suicide-bombing",
  "armed-conflict/state-based",
  "armed-conflict/non-state",
  "armed-conflict/one-sided",
  "attack/bombing/vehicle",
  "battle/armed-clash",
  "operation/ground",
  "attack/assassination",
  "operation/air-or-drone-strike",
  "unknown",
];

function names(count: number, name: (n: number) => string): string[] {
  return ["", ...Array.from({ length: count }, (_, i) => name(i + 1))];
}
