/**
 * How fast linkage is and how its cost grows: `node bench/linkage.ts [RECORDS A SOURCE...]`. Three sources; at constant
 * density (the period grows with the records) and in 91 days (density grows with them). Reports seconds,
 * memory, and the exponent of growth between the smallest and the largest; then an update of 1 %.
 */
import { linkRecords, updateLinkage } from "../src/linkage/index.ts";
import { makeWorld, PLAIN_WORLD } from "../test/support/linkage-world.ts";

/** Events of a year of the made-up country for each record of a source. */
const EVENTS_EACH = 1.8;
const DENSE_DAYS = 91;
const DENSE_MOST = 10_000;

const sizes = process.argv.slice(2).map(Number);
const each = sizes.length > 0 ? sizes : [1_000, 10_000, 20_000];
const text = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
const worldOf = (size: number, days: number) =>
  makeWorld({ ...PLAIN_WORLD, events: size * EVENTS_EACH, days, capture: [0.55, 0.75, 0.45] })
    .records;

for (const dense of [false, true]) {
  console.log(dense ? `\nall in ${DENSE_DAYS} days` : "constant density");
  const chosen = each.filter((size) => !dense || size <= DENSE_MOST);
  const points = chosen.map((size) => measure(size, dense ? DENSE_DAYS : Math.round(0.365 * size)));
  const [first, last] = [points[0], points.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) {
    const exponent = Math.log(last.cpu / first.cpu) / Math.log(last.records / first.records);
    console.log(`  growth exponent (processor time) ${text(exponent)}`);
  }
}
updating(Math.max(...each));

function measure(size: number, days: number): { records: number; cpu: number } {
  const records = worldOf(size, days);
  const before = process.memoryUsage().rss;
  const [began, used] = [performance.now(), process.cpuUsage()];
  const { clusters, links } = linkRecords(records);
  const { user, system } = process.cpuUsage(used);
  const cpu = (user + system) / 1e6;
  console.log(
    `  ${text(records.length).padStart(9)} records: ${text((performance.now() - began) / 1000)} s`,
    `(processor ${text(cpu)} s), ${text(clusters.length)} events, ${text(links.length)} links,`,
    `memory ${text(before / 1e6)} to ${text(process.memoryUsage().rss / 1e6)} MB`,
  );
  return { records: records.length, cpu };
}

function updating(size: number): void {
  const records = worldOf(size, Math.round(0.365 * size));
  const added = records.filter((_, index) => index % 100 === 0);
  const stay = records.filter((_, index) => index % 100 !== 0);
  const before = linkRecords(stay);
  const [began, used] = [performance.now(), process.cpuUsage()];
  const after = updateLinkage(stay, before, { added, removed: [] });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(used);
  console.log(
    `\nadding ${text(added.length)} to ${text(stay.length)} records: ${text(seconds)} s`,
    `(processor ${text((user + system) / 1e6)} s),`,
    `${text(after.clusters.length - before.clusters.length)} more events`,
  );
}
