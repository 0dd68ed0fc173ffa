import type { ActorMatch, Format, Manifest, SourceActor } from "../../events/index.ts";
import type { Day } from "../../kernel/index.ts";
import type { NearestBorder, PlaceQuery, PlaceResolution } from "../../places/index.ts";
import type { Progress } from "../ports.ts";

/** A file to be taken into the lake as a release. */
export interface TakeRequest {
  /** Path of the file. */
  readonly file: string;
  readonly format: Format;
  /** What the user said about the release. */
  readonly chosen: {
    readonly release?: string | undefined;
    readonly dataset?: string | undefined;
    readonly title?: string | undefined;
  };
  /** Further inputs on which the reading depends, as a mapping: part of what makes a release. */
  readonly alsoFrom?: readonly { readonly name: string; readonly text: string }[];
  readonly resolvers: Resolvers;
  readonly now: string;
  readonly progress: Progress;
}

/** The pure functions of the domains that read what rows say. */
export interface Resolvers {
  readonly place: (query: PlaceQuery) => PlaceResolution;
  /**
   * The nearest border of a point, given only where points say nothing of units: then `place` is asked
   * for names alone.
   */
  readonly border?: (country: string, latitude: number, longitude: number) => NearestBorder | null;
  /** Days on which units of places changed. */
  readonly placeBreaks: readonly Day[];
  readonly actor: (actor: SourceActor) => Pick<ActorMatch, "key" | "class">;
  readonly type: (scheme: string, word: string) => string;
}

/** A release in the lake after a file was taken. */
export interface Taken {
  readonly manifest: Manifest;
  /** False when the same file was there already. */
  readonly added: boolean;
  readonly firstRejected: readonly RejectedLine[];
}

/** A rejected row as shown to people. */
export interface RejectedLine {
  readonly line: number;
  readonly code: string;
  readonly field: string | null;
  readonly expected: string | null;
  readonly found: string | null;
}

/** A release made elsewhere (boundaries, population): its description and the bytes of its files. */
export interface KeepRequest {
  readonly manifest: Omit<Manifest, "files" | "importedAt" | "toolVersion">;
  readonly files: readonly {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly rows: number | null;
  }[];
  readonly now: string;
}

/** The head of a table that has not been imported. */
export interface Peek {
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Rows by column. */
  readonly rows: readonly ReadonlyMap<string, string>[];
}
