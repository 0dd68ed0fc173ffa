import { accept, type Issue, type Result, refuse } from "../../kernel/index.ts";
import { fetchHop, type Hop, TooLarge } from "./fetch-hop.ts";
import { type Lookup, lookupBySystem, publicAddress } from "./public-address.ts";

/** What a fetch may cost and how it finds hosts. */
export interface FetchOptions {
  readonly clock: () => Date;
  readonly userAgent: string;
  readonly lookup?: Lookup;
  /** For tests alone: servers of this machine are asked too. */
  readonly allowLoopback?: boolean;
  readonly bytesMax?: number;
  readonly timeMs?: number;
  readonly silenceMs?: number;
  readonly hopsMax?: number;
}

const BYTES_MAX = 50_000_000;
const TIME_MS = 60_000;
const SILENCE_MS = 20_000;
const HOPS_MAX = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const BRING_ARCHIVE =
  "Record the page with a browser extension such as ArchiveWeb.page, export it as WACZ, and run: mizan preserve FILE.wacz";

/**
 * Fetches an address of the web with every redirect that leads on from it. On each hop the host is looked up, all its
 * addresses are checked, and the connection goes to the checked address, so that neither a redirect nor a name that
 * changes leads into a private network.
 */
export async function guardedFetch(
  address: string,
  options: FetchOptions,
): Promise<Result<readonly Hop[]>> {
  const first = webAddress(address);
  if (!first.ok) return first;
  const bounds = {
    bytesMax: options.bytesMax ?? BYTES_MAX,
    silenceMs: options.silenceMs ?? SILENCE_MS,
    signal: AbortSignal.timeout(options.timeMs ?? TIME_MS),
  };
  const headers = {
    "User-Agent": options.userAgent,
    Accept: "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "identity",
  };
  const hops: Hop[] = [];
  let url = first.value;
  try {
    for (;;) {
      const { lookup = lookupBySystem, allowLoopback = false } = options;
      const checked = await publicAddress(url, lookup, allowLoopback);
      if (!checked.ok) return refuse(...checked.issues.map((issue) => onTheWay(issue, hops)));
      const hop = await fetchHop(url, checked.value, headers, bounds, options.clock);
      hops.push(hop);
      const location = hop.headers.find(([name]) => name.toLowerCase() === "location")?.[1];
      if (!REDIRECTS.has(hop.status) || location === undefined) return accept(hops);
      if (hops.length > (options.hopsMax ?? HOPS_MAX)) return refuse(tooManyHops(address));
      const next = webAddress(location, url);
      if (!next.ok) return refuse(...next.issues.map((issue) => onTheWay(issue, hops)));
      url = next.value;
    }
  } catch (error) {
    return refuse(failure(url, error, bounds.bytesMax));
  }
}

/** An address of the web, or why it is none. A password in an address would end up in the record. */
function webAddress(address: string, base?: URL): Result<URL> {
  const url = URL.parse(address, base?.href);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    return refuse({
      code: "shell/address-not-web",
      message: "Only addresses of the web can be captured.",
      expected: "an address that begins with http:// or https://",
      found: JSON.stringify(address.slice(0, 200)),
    });
  }
  if (url.username !== "" || url.password !== "") {
    return refuse({
      code: "shell/address-not-web",
      message: "The address holds a name or a password, which would be kept with the page.",
      remedy:
        "Give the address without them; pages behind a login are recorded with a browser extension.",
    });
  }
  url.hash = "";
  return accept(url);
}

/** Says through which redirect an address came up that is refused. */
function onTheWay(issue: Issue, hops: readonly Hop[]): Issue {
  const last = hops.at(-1);
  return last === undefined
    ? issue
    : { ...issue, message: `${issue.message} ${last.url} redirects there.` };
}

function tooManyHops(address: string): Issue {
  return {
    code: "shell/too-many-redirects",
    message: `${address} redirects too often.`,
    remedy: BRING_ARCHIVE,
  };
}

function failure(url: URL, error: unknown, bytesMax: number): Issue {
  if (error instanceof TooLarge) {
    return {
      code: "shell/page-too-large",
      message: `${url.href} is longer than a capture takes.`,
      expected: `at most ${bytesMax} bytes`,
      remedy: "Save the file with a browser and preserve it.",
    };
  }
  const { code, name, message } = error as NodeJS.ErrnoException;
  const found =
    name === "TimeoutError" || name === "AbortError"
      ? "no whole answer in time"
      : (code ?? message);
  return {
    code: "shell/page-not-fetched",
    message: `${url.href} cannot be fetched: there is no network, or the server does not answer.`,
    found,
    remedy: BRING_ARCHIVE,
  };
}
