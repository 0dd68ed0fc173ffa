/**
 * Briefs and figures as files: PDF by Typst, PNG by resvg, HTML by hand, all in the fonts that ship with
 * the program. The same brief gives the same bytes on every machine.
 *
 * @module
 */
export { figureFontPaths } from "./fonts.ts";
export { openReport } from "./open-report.ts";
