import { useText } from "./provider.tsx";

/** The words of one page in both languages. */
export interface Words<T> {
  readonly en: T;
  readonly ur: T;
}

/** The words of a page in the language of the reader. */
export function useWords<T>(words: Words<T>): T {
  return words[useText().language];
}
