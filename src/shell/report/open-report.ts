import type { ReportPort } from "../../workbench/index.ts";
import { VERSION } from "../version.ts";

/** Drawing and typesetting; each engine is loaded when it is first needed. */
export function openReport(): ReportPort {
  return {
    toolVersion: VERSION,
    document: async () => (await import("./document.ts")).serverDocument(),
    outlines: async (choice) => (await import("./outlines.ts")).regionOutlines(choice),
    paint: async (svg) => (await import("./picture-file.ts")).paintFigure(svg),
    typeset: async (brief) => (await import("./typeset.ts")).typesetBrief(brief),
    page: async (brief) => (await import("./brief-page.ts")).briefPage(brief),
  };
}
