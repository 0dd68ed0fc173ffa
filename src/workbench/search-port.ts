/** What a search can find. */
export const SEARCH_KINDS = [
  "command",
  "page",
  "place",
  "actor",
  "dataset",
  "observation",
  "annotation",
  "record",
] as const;

/** One kind of thing that a search can find. */
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** One thing to find: what it is called, the other words that lead to it, and where it opens. */
export interface SearchDocument {
  readonly kind: SearchKind;
  readonly title: string;
  /** Title in Urdu where one is established. */
  readonly titleUr: string | null;
  /** Shown under the title. */
  readonly detail: string;
  /** Further words that lead here: aliases, codes, notes, citations. Not shown. */
  readonly words: string;
  /** Page of the workbench that opens it, with its query. */
  readonly address: string;
}

/** A thing found. */
export type SearchHit = Omit<SearchDocument, "words">;

/**
 * An index of words kept beside the workspace that can be deleted at any time: it is rebuilt from the
 * record when the stamp of what it was built from differs.
 */
export interface SearchPort {
  /** What the index was built from, or `null` when there is none that can be read. */
  stamp(): string | null;
  /** Replaces the index as a whole: readers see the old or the new one, never a part. */
  rebuild(stamp: string, documents: AsyncIterable<readonly SearchDocument[]>): Promise<number>;
  /** Things whose words begin with all terms, best first, at most `limit` of each kind. */
  find(
    terms: readonly string[],
    options: { readonly kinds: readonly SearchKind[]; readonly limit: number },
  ): readonly SearchHit[];
  close(): void;
}
