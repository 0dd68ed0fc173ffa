import { useSyncExternalStore } from "react";

/** Where the reader is: the page, and what they chose on it. The address bar is the only store of it. */
export interface Address {
  readonly path: string;
  readonly query: URLSearchParams;
}

const listeners = new Set<() => void>();
let known = { href: "", address: { path: "/", query: new URLSearchParams() } as Address };

/** The address of the page as it is now. */
export function currentAddress(): Address {
  const { pathname, search } = window.location;
  const href = `${pathname}${search}`;
  if (known.href !== href) {
    known = { href, address: { path: pathname, query: new URLSearchParams(search) } };
  }
  return known.address;
}

/** Goes to another address of the workbench. `replace` makes no new step for Back. */
export function goTo(href: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (href === `${window.location.pathname}${window.location.search}`) return;
  const before = window.location.pathname;
  if (replace) window.history.replaceState(null, "", href);
  else window.history.pushState(null, "", href);
  if (before !== window.location.pathname) window.scrollTo({ top: 0 });
  for (const listener of listeners) listener();
}

/** The address, and a new drawing when it changes. */
export function useAddress(): Address {
  return useSyncExternalStore(subscribe, currentAddress);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}
