import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openBrowser, serveWorkspace } from "../test/browser/support.ts";
import { mizan } from "../test/support/mizan.ts";
import { makeGed } from "./make-ged.ts";

const POSITIONS = 40;
const LOADS = 5;
const PROTOTYPE_MS = 37;

/** Frame times of a brush in the browser, and the time to the first view. */
export interface BrushFigures {
  readonly events: number;
  /** Counting and writing all views, ms. */
  readonly script: Quantiles;
  /** The same with style, layout and paint, ms. */
  readonly frame: Quantiles;
  /** From the start of the navigation to the first counted view, ms. */
  readonly firstView: Quantiles;
}

interface Quantiles {
  readonly p50: number;
  readonly p95: number;
}

/** Drags the brush over 40 positions on the whole page, over a file of 417,968 events. */
export async function measureBrush(map: "places" | "hexagons"): Promise<BrushFigures | null> {
  const folder = await workspaceOfWorld();
  if (folder === null) return null;
  const server = await serveWorkspace(folder);
  const browser = await openBrowser();
  try {
    const firstViews: number[] = [];
    const view = { width: 1_440, height: 1_000 };
    for (let load = 0; load < LOADS; load++) {
      const page = await browser.newPage({ viewport: view });
      await page.goto(`${server.address}/`);
      await page.waitForFunction(() => performance.getEntriesByName("mizan-frame").length > 0);
      firstViews.push(
        await page.evaluate(() => {
          const [frame] = performance.getEntriesByName("mizan-frame");
          return frame === undefined ? Number.NaN : frame.startTime + frame.duration;
        }),
      );
      await page.close();
    }
    const page = await browser.newPage({ viewport: view });
    await page.goto(`${server.address}/?from=2012-01-01&to=2013-12-31&map=${map}`);
    await page.waitForSelector(".rank-fill");
    await page.waitForTimeout(1_500);
    const { script, frame } = await drag(page);
    const events = await page.evaluate(() =>
      Number(document.querySelector("table.events")?.getAttribute("aria-rowcount")),
    );
    return {
      events,
      script: quantiles(script),
      frame: quantiles(frame),
      firstView: quantiles(firstViews),
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Moves the window through positions, one a frame, and measures each frame from its start to its paint. */
async function drag(page: Page): Promise<{ script: number[]; frame: number[] }> {
  const box = await page.locator(".brush-window").boundingBox();
  if (box === null) throw new Error("There is no window of time on the page.");
  await page.evaluate(() => performance.clearMeasures("mizan-frame"));
  const y = box.y + box.height / 2;
  const x = box.x + box.width / 2;
  return page.evaluate(
    async ({ x, y, positions }) => {
      const brush = document.querySelector(".brush") as HTMLElement;
      brush.setPointerCapture = () => {};
      const send = (type: string, clientX: number) =>
        brush.dispatchEvent(
          new PointerEvent(type, { clientX, clientY: y, button: 0, pointerId: 1, bubbles: true }),
        );
      send("pointerdown", x);
      const frame: number[] = [];
      for (let at = 1; at <= positions; at++) {
        await new Promise<void>((resolve) => {
          requestAnimationFrame(() => {
            send("pointermove", x + at * 8);
            requestAnimationFrame((start) => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => {
                frame.push(performance.now() - start);
                resolve();
              };
              port2.postMessage(null);
            });
          });
        });
      }
      send("pointerup", x + positions * 8);
      const script = performance.getEntriesByName("mizan-frame").map((entry) => entry.duration);
      return { frame, script };
    },
    { x, y, positions: POSITIONS },
  );
}

async function workspaceOfWorld(): Promise<string | null> {
  const folder = join(tmpdir(), "mizan-bench", "brush-workspace");
  if (existsSync(join(folder, "mizan.json"))) return folder;
  const file = await makeGed();
  if (file === null) return null;
  const made = await mizan("init", "-w", folder);
  const taken = await mizan("import", "-w", folder, "ucdp-ged", file);
  if (taken.status !== 0) throw new Error(made.err + taken.err);
  return folder;
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  const round = (value: number | undefined) => Math.round((value ?? Number.NaN) * 10) / 10;
  return { p50: round(at(0.5)), p95: round(at(0.95)) };
}

if (import.meta.main) {
  const results: Record<string, BrushFigures | null> = {};
  for (const map of ["places", "hexagons"] as const) results[map] = await measureBrush(map);
  console.log(JSON.stringify(results, null, 2));
  console.table(
    Object.entries(results).map(([map, figures]) => ({
      map,
      events: figures?.events,
      "script p50": figures?.script.p50,
      "script p95": figures?.script.p95,
      "frame p50": figures?.frame.p50,
      "frame p95": figures?.frame.p95,
      "first view p50": figures?.firstView.p50,
      "prototype frame": PROTOTYPE_MS,
    })),
  );
}
