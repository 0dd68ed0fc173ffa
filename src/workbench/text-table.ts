/** A column of a table for a terminal. */
export interface TextColumn {
  readonly title: string;
  readonly align?: "left" | "right";
}

/**
 * A table in plain text, columns parted by two spaces.
 *
 * @example
 * textTable([{ title: "place" }, { title: "events", align: "right" }], [["Swat", "12"]])
 * // => "place  events\nSwat       12"
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map(({ title }, i) =>
    Math.max(title.length, ...rows.map((row) => (row[i] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, i) => {
        const cell = cells[i] ?? "";
        const width = widths[i] ?? 0;
        return align === "right" ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [line(columns.map(({ title }) => title)), ...rows.map(line)].join("\n");
}
