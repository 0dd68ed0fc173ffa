/**
 * The threat picture: counting events by place, time, actor and type, with ranges, and saying where
 * sources disagree. Pure; the same module counts on the server and in the browser.
 *
 * @module
 */
export type { Dictionary, EventColumns } from "./columns.ts";
export type { PictureFilter } from "./filter.ts";
export type { PictureViews, Ranked, Tally } from "./view.ts";
