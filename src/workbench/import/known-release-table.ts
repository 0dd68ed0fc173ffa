/** A release that its publisher has announced. */
export interface KnownRelease {
  readonly dataset: string;
  readonly release: string;
  /** Last day that it covers. */
  readonly coversTo: string;
  /** Month or year of publication. */
  readonly published: string;
}

/** Day on which the table was last checked against <https://ucdp.uu.se/downloads/>. */
export const KNOWN_RELEASES_CHECKED = "2026-06-30";

/** Yearly releases of UCDP GED, oldest first; monthly candidate files come on top of the newest. */
export const KNOWN_RELEASES: readonly KnownRelease[] = [
  { dataset: "ucdp-ged", release: "19.1", coversTo: "2018-12-31", published: "2019" },
  { dataset: "ucdp-ged", release: "20.1", coversTo: "2019-12-31", published: "2020" },
  { dataset: "ucdp-ged", release: "21.1", coversTo: "2020-12-31", published: "2021" },
  { dataset: "ucdp-ged", release: "22.1", coversTo: "2021-12-31", published: "2022" },
  { dataset: "ucdp-ged", release: "23.1", coversTo: "2022-12-31", published: "2023" },
  { dataset: "ucdp-ged", release: "24.1", coversTo: "2023-12-31", published: "2024" },
  { dataset: "ucdp-ged", release: "25.1", coversTo: "2024-12-31", published: "2025" },
  { dataset: "ucdp-ged", release: "26.1", coversTo: "2025-12-31", published: "2026-06" },
];
