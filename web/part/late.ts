import { useEffect, useState } from "react";

/** A value once it has stood still for a while: what is typed is not asked letter by letter. */
export function useLate<T>(value: T, waitMs: number): T {
  const [late, setLate] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(value), waitMs);
    return () => window.clearTimeout(timer);
  }, [value, waitMs]);
  return late;
}
