import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { certificatesOfPem } from "../../src/evidence/certificate.ts";
import { checkTimestamp, digestOfBytes } from "../../src/evidence/timestamp.ts";
import { makeTimestampRequest } from "../../src/evidence/timestamp-request.ts";

const present = spawnSync("openssl", ["version"]).status === 0;

const CONFIG = `
[ req ]
distinguished_name=dn
[ dn ]
[ ca_ext ]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
[ tsa_ext ]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping
[ lax_ext ]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=timeStamping
[ tsa ]
default_tsa=tsa1
[ tsa1 ]
serial=./serial
crypto_device=builtin
signer_digest=sha256
default_policy=1.2.3.4.1
digests=sha256,sha384,sha512
ess_cert_id_alg=sha256
`;

let folder = "";
const text = new TextEncoder().encode("A report of 24 November 2026.\n");

function openssl(...args: string[]): void {
  execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
}

/** A certificate with its key, signed by a parent or by itself. */
function certify(name: string, extensions: string, parent: string | null, ...key: string[]): void {
  openssl(
    "req",
    "-new",
    "-newkey",
    ...key,
    "-nodes",
    "-keyout",
    `${name}.key`,
    "-subj",
    `/CN=${name}`,
    "-config",
    "t.cnf",
    "-out",
    `${name}.csr`,
  );
  const signer =
    parent === null
      ? ["-key", `${name}.key`]
      : ["-CA", `${parent}.pem`, "-CAkey", `${parent}.key`, "-set_serial", "7"];
  openssl(
    "x509",
    "-req",
    "-in",
    `${name}.csr`,
    ...signer,
    "-days",
    "30",
    "-extfile",
    "t.cnf",
    "-extensions",
    extensions,
    "-out",
    `${name}.pem`,
  );
}

function stamp(authority: string, chain: readonly string[]): Uint8Array {
  const digest = createHash("sha512").update(text).digest();
  const nonce = randomBytes(8);
  writeFileSync(join(folder, "q.tsq"), makeTimestampRequest({ hash: "SHA-512", digest, nonce }));
  writeFileSync(join(folder, "chain.pem"), chain.map((name) => file(`${name}.pem`)).join(""));
  openssl(
    "ts",
    "-reply",
    "-config",
    "t.cnf",
    "-queryfile",
    "q.tsq",
    "-signer",
    `${authority}.pem`,
    "-inkey",
    `${authority}.key`,
    "-chain",
    "chain.pem",
    "-out",
    "r.tsr",
  );
  return new Uint8Array(readFileSync(join(folder, "r.tsr")));
}

const file = (name: string) => readFileSync(join(folder, name), "utf8");

function certificates(...names: string[]): Uint8Array[] {
  return names.flatMap((name) => {
    const read = certificatesOfPem(file(`${name}.pem`));
    return read.ok ? [...read.value] : [];
  });
}

function opensslAccepts(root: string, ...more: string[]): boolean {
  const args = ["ts", "-verify", "-in", "r.tsr", "-data", "data.txt", "-CAfile", `${root}.pem`];
  return spawnSync("openssl", [...args, ...more], { cwd: folder }).status === 0;
}

describe.skipIf(!present)("a time stamp of an authority made with openssl (needs openssl)", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "mizan-tsa-"));
    writeFileSync(join(folder, "t.cnf"), CONFIG);
    writeFileSync(join(folder, "serial"), "01\n");
    writeFileSync(join(folder, "data.txt"), text);
    const ec = ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
    certify("root", "ca_ext", null, ...ec);
    certify("between", "ca_ext", "root", "rsa:2048");
    certify("authority", "tsa_ext", "between", "rsa:2048");
    certify("lax", "lax_ext", "between", ...ec);
    certify("stranger", "ca_ext", null, ...ec);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("answers our request, and openssl and we accept the answer", async () => {
    const token = stamp("authority", ["between"]);
    const report = await checkTimestamp(token, digestOfBytes(text), {
      roots: certificates("root"),
    });
    expect(report.findings.filter(({ status }) => status !== "pass")).toEqual([]);
    expect(report.facts?.hash).toBe("SHA-512");
    expect(report.facts?.nonceHex).toMatch(/^[0-9a-f]{8,}$/);
    expect(opensslAccepts("root")).toBe(true);
    const query = spawnSync(
      "openssl",
      ["ts", "-verify", "-in", "r.tsr", "-queryfile", "q.tsq", "-CAfile", "root.pem"],
      { cwd: folder },
    );
    expect(query.status).toBe(0);
  });

  it("still holds 400 days later, when its certificates have expired", async () => {
    const token = stamp("authority", ["between"]);
    const now = new Date(Date.now() + 400 * 86_400_000);
    const trust = { roots: certificates("root"), now };
    const report = await checkTimestamp(token, digestOfBytes(text), trust);
    expect(report.status).toBe("pass");
    expect(report.findings.at(-1)?.detail).toMatch(
      /expired at .* it counts at the time of the stamp/,
    );
    const later = String(Math.floor(now.getTime() / 1000));
    expect(opensslAccepts("root", "-attime", later)).toBe(false);
    const then = String(Math.floor(Date.parse(report.facts?.time ?? "") / 1000));
    expect(opensslAccepts("root", "-attime", then)).toBe(true);
  });

  it("cannot be checked when the certificate between is missing", async () => {
    const token = stamp("authority", []);
    const trust = { roots: certificates("root") };
    const report = await checkTimestamp(token, digestOfBytes(text), trust);
    expect(report.status).toBe("cannot-be-checked");
    expect(report.findings.at(-1)?.detail).toBe(
      "The chain is incomplete: the certificate of CN=between is missing.",
    );
    expect(opensslAccepts("root")).toBe(false);
    const mended = { ...trust, certificates: certificates("between") };
    expect((await checkTimestamp(token, digestOfBytes(text), mended)).status).toBe("pass");
  });

  it("fails under a root that has nothing to do with it", async () => {
    const token = stamp("authority", ["between", "root"]);
    const trust = { roots: certificates("stranger") };
    expect((await checkTimestamp(token, digestOfBytes(text), trust)).status).toBe("fail");
    expect(opensslAccepts("stranger")).toBe(false);
  });

  it("is not even made by openssl with a certificate that is not marked critical", () => {
    expect(() => stamp("lax", ["between"])).toThrow();
  });
});
