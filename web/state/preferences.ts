import { useSyncExternalStore } from "react";
import type { ChartMode } from "../../src/chart/index.ts";

/** What the reader prefers on this machine, whatever page they look at. */
export interface Preferences {
  readonly language: "en" | "ur";
  readonly theme: "system" | "light" | "dark";
  /** Name under which notes are written. */
  readonly author: string;
}

const KEY = "mizan-preferences";
const STANDARD: Preferences = { language: "en", theme: "system", author: "" };
const listeners = new Set<() => void>();
const dark = window.matchMedia("(prefers-color-scheme: dark)");
let preferences = read();

/** Keeps a changed preference and shows it at once. */
export function prefer(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change };
  try {
    window.localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A browser that keeps nothing still shows the change until the page is closed.
  }
  tell();
}

/** The preferences, and a new drawing when they change. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => preferences);
}

/** Whether the page is on light or on dark paper. */
export function currentMode(): ChartMode {
  if (preferences.theme !== "system") return preferences.theme;
  return dark.matches ? "dark" : "light";
}

/** The paper of the page, and a new drawing when it changes. */
export function useMode(): ChartMode {
  return useSyncExternalStore(subscribe, currentMode);
}

dark.addEventListener("change", tell);

function read(): Preferences {
  try {
    return { ...STANDARD, ...JSON.parse(window.localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return STANDARD;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
