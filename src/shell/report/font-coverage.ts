/**
 * The characters of the basic plane for which a TrueType font has a glyph.
 *
 * Method: OpenType 1.9, table `cmap`, subtable format 4.
 */
export function fontCoverage(font: Buffer): ReadonlySet<number> {
  const covered = new Set<number>();
  const at = subtable(font);
  if (at === null) return covered;
  const segments = font.readUInt16BE(at + 6) / 2;
  const row = (part: number, segment: number) => at + 14 + 2 * segment + part;
  for (let segment = 0; segment < segments; segment++) {
    const end = font.readUInt16BE(row(0, segment));
    const start = font.readUInt16BE(row(2 * segments + 2, segment));
    const delta = font.readUInt16BE(row(4 * segments + 2, segment));
    const place = row(6 * segments + 2, segment);
    const offset = font.readUInt16BE(place);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = offset === 0 ? code : font.readUInt16BE(place + offset + 2 * (code - start));
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) covered.add(code);
    }
  }
  return covered;
}

/** Where the subtable of format 4 begins. */
function subtable(font: Buffer): number | null {
  const tables = font.readUInt16BE(4);
  for (let table = 0; table < tables; table++) {
    const entry = 12 + 16 * table;
    if (font.toString("latin1", entry, entry + 4) !== "cmap") continue;
    const cmap = font.readUInt32BE(entry + 8);
    const count = font.readUInt16BE(cmap + 2);
    for (let index = 0; index < count; index++) {
      const at = cmap + font.readUInt32BE(cmap + 8 + 8 * index);
      if (font.readUInt16BE(at) === 4) return at;
    }
  }
  return null;
}
