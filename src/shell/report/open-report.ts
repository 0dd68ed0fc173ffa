import type { ReportPort } from "../../workbench/index.ts";

/** Drawing and typesetting; each engine is loaded when it is first needed. */
export function openReport(): ReportPort {
  return {
    document: async () => (await import("./document.ts")).serverDocument(),
    paint: async (svg) => (await import("./picture-file.ts")).paintFigure(svg),
    typeset: async (brief) => (await import("./typeset.ts")).typesetBrief(brief),
    page: async (brief) => (await import("./brief-page.ts")).briefPage(brief),
  };
}
