import type { DossierDocument } from "../../evidence/index.ts";

/** VERIFY.md: how a stranger checks a dossier, from the plainest means to the full verification. */
export function verifySteps({ log, title }: DossierDocument): string {
  return `# How to check this dossier

"${title}". You need not trust whoever sent it. The steps go from plain tools to the full verification; each
says what it shows and what it does not.

## 1. Nothing was changed since it was packed

In this folder:

    sha256sum -c manifest-sha256.txt
    sha256sum -c tagmanifest-sha256.txt

Every line must end in "OK". On macOS use \`shasum -a 256 -c\`; on Windows compare with \`certutil -hashfile FILE SHA256\`.
This shows that the files fit the lists. It does not show who made the lists.
The folder is a bag after BagIt 1.0 (RFC 8493); any BagIt tool can check it too.

## 2. Who vouches for it

The file \`proofs/log.vkey\` names the key of the log:

    ${log.key}

Ask the sender for this key by another way (a note verbale, a telephone call between desks, a public page) and
compare it letter by letter. Without this step anybody could have made the package.

## 3. Everything at once, offline

With Mizan installed (no network is needed):

    mizan dossier verify FOLDER --key '${log.key}'

or open the page "Verify" of any Mizan workbench and drop this folder on it; the check runs in your browser and
nothing is sent. It lists each check with pass, fail, or why it cannot be made:

- the package is whole, and no file was added;
- each cited record is on the log: its entry is in the tree of the signed checkpoint (\`proofs/*.tlog-proof\`,
  C2SP tlog-proof), its author signed it, and it commits to the content in \`data/records\`;
- each file of evidence is the one that its record on the log names;
- each figure comes out again from the events in \`data/tables\`;
- the report says what the data say;
- time stamps in \`timestamps\`, where there are any, each at its own time.

Give \`--policy FILE\` with the witnesses that you trust to have their cosignatures decided.

## 4. With other tools

- \`proofs/checkpoint\` is a C2SP signed note; any tool for transparency logs reads it.
- Time stamps are RFC 3161 tokens over \`proofs/checkpoint\`:
  \`openssl ts -verify -in timestamps/NAME.tsr -data proofs/checkpoint -CAfile ROOT.pem\`.
  Where the authority's certificate has expired since, add \`-attime\` with the time of the token.
- \`data/ro-crate-metadata.json\` is an RO-Crate 1.1, \`data/tables/datapackage.json\` a Data Package.

## What is withheld

A field or item above your clearance is replaced by its commitment. The rest verifies without it. The holder can
open it to you later; \`mizan dossier verify FOLDER --reveal FILE\` then shows that it is what was withheld.

## What all this does not show

That a source told the truth, or that an assessment is right. It shows what was recorded, by which key, in which
order, and that nobody changed it since.
`;
}
