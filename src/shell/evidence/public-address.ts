import type { LookupAddress } from "node:dns";
import { lookup as systemLookup } from "node:dns/promises";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { accept, type Result, refuse } from "../../kernel/index.ts";

/** Finds the addresses of a host; the system's own unless a test brings another. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>;

/** Where a host is, checked. */
export interface CheckedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** The one block from which IANA gives out addresses of IPv6. */
const GLOBAL_IPV6 = ipaddr.IPv6.parse("2000::");

/** The addresses that the system's name service gives. */
export const lookupBySystem: Lookup = (host) => systemLookup(host, { all: true });

/**
 * Whether an address is one of the public network: not of this machine, a private network, a link, a group of
 * receivers, or a range that carries another address within it (RFC 6890 and the registries of IANA, by ipaddr.js).
 *
 * @example
 * ["8.8.8.8", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1", "64:ff9b::7f00:1"].map(isPublicAddress)
 * // => [true, false, false, false, false]
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  // The library calls the old form ::127.0.0.1 an ordinary address; all that are in use begin with 2 or 3.
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6, 3)) return false;
  return parsed.range() === "unicast";
}

/**
 * The address to connect to. When any of a host's addresses is not public the host is refused, so that a name
 * which gives now one and now the other opens nothing.
 */
export async function publicAddress(
  url: URL,
  lookup: Lookup,
  allowLoopback: boolean,
): Promise<Result<CheckedAddress>> {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const family = isIP(host);
  const found = family === 0 ? await lookup(host) : [{ address: host, family }];
  const wrong = found.find(({ address }) => !isAllowed(address, allowLoopback));
  const [first] = found;
  if (wrong !== undefined || first === undefined) {
    return refuse({
      code: "shell/address-not-public",
      message: `${url.hostname} is not on the public network, so nothing is fetched from it.`,
      ...(wrong === undefined ? {} : { found: wrong.address }),
      remedy: "Save the page with a browser that may reach it, and preserve the file.",
    });
  }
  return accept({ address: first.address, family: first.family === 6 ? 6 : 4 });
}

function isAllowed(address: string, allowLoopback: boolean): boolean {
  if (isPublicAddress(address)) return true;
  return allowLoopback && ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}
