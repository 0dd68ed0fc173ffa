import { DIMENSIONS } from "./dimension.ts";

/**
 * Events of a run, sorted by what they fail: nothing, or one dimension alone. Events that fail more
 * count in no view. The lists are kept and overwritten, so that a brush allocates nothing.
 */
export interface Sieve {
  /** Sorts the events from `first` up to before `end`. */
  readonly sort: (first: number, end: number) => void;
  /** The events that fail exactly this bit (0: nothing), and how many they are. */
  readonly list: (bit: number) => { readonly events: Uint32Array; readonly length: number };
}

/** A sieve over the bits of all events. */
export function makeSieve(failing: Uint16Array): Sieve {
  const passing = { events: new Uint32Array(failing.length), length: 0 };
  const singles = new Map(DIMENSIONS.map(({ bit }) => [bit as number, growing()]));
  return {
    sort: (first, end) => {
      for (const list of singles.values()) list.length = 0;
      const { events } = passing;
      let length = 0;
      for (let i = first; i < end; i++) {
        const bits = failing[i] as number;
        events[length] = i;
        if (bits === 0) length++;
        else if ((bits & (bits - 1)) === 0) append(singles.get(bits) as Growing, i);
      }
      passing.length = length;
    },
    list: (bit) => (bit === 0 ? passing : (singles.get(bit) as Growing)),
  };
}

interface Growing {
  events: Uint32Array;
  length: number;
}

function growing(): Growing {
  return { events: new Uint32Array(0), length: 0 };
}

function append(list: Growing, event: number): void {
  if (list.length === list.events.length) {
    const larger = new Uint32Array(Math.max(4_096, list.length * 2));
    larger.set(list.events);
    list.events = larger;
  }
  list.events[list.length++] = event;
}
