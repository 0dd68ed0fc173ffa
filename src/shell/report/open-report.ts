import type { RegionMap } from "../../places/index.ts";
import type { ReportPort, WorkspacePort } from "../../workbench/index.ts";
import { openMaps } from "../map/index.ts";
import { VERSION } from "../version.ts";

/** Drawing and typesetting; each engine is loaded when it is first needed. */
export function openReport(workspace: Pick<WorkspacePort, "read" | "write">): ReportPort {
  const maps = openMaps(workspace);
  return {
    toolVersion: VERSION,
    document: async () => (await import("./document.ts")).serverDocument(),
    outlines: async ({ view, boundaries }) =>
      JSON.parse((await maps.read(view, boundaries)).text) as RegionMap,
    paint: async (svg) => (await import("./picture-file.ts")).paintFigure(svg),
    typeset: async (brief) => (await import("./typeset.ts")).typesetBrief(brief),
    dossier: async (document, drawings) =>
      (await import("./typeset-dossier.ts")).typesetDossier(document, drawings),
    page: async (brief) => (await import("./brief-page.ts")).briefPage(brief),
  };
}
