import type { RecordName } from "./record.ts";

/** Values by the names of records; by source first, so that no name has to be put together. */
export class NameMap<T> {
  private readonly bySource = new Map<string, Map<string, T>>();

  get({ source, key }: RecordName): T | undefined {
    return this.bySource.get(source)?.get(key);
  }

  has({ source, key }: RecordName): boolean {
    return this.bySource.get(source)?.has(key) ?? false;
  }

  set({ source, key }: RecordName, value: T): void {
    let keys = this.bySource.get(source);
    if (keys === undefined) {
      keys = new Map();
      this.bySource.set(source, keys);
    }
    keys.set(key, value);
  }
}

/** The names of some records, to ask whether one is among them. */
export function namesOf(records: Iterable<RecordName>): NameMap<true> {
  const names = new NameMap<true>();
  for (const record of records) names.set(record, true);
  return names;
}
