// Plain JavaScript on purpose: an old Node must get as far as the sentence that helps.
import { enableCompileCache } from "node:module";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Mizan needs Node 22.18 or later; this is ${process.versions.node}.\n` +
      "Run 'npm install' in the project folder (it brings Node 24 for Linux, Windows and Intel Macs)\n" +
      "and start with 'npm start' or './bin/mizan'; on other machines install Node 24 from nodejs.org.\n",
  );
  process.exit(3);
}
enableCompileCache?.();
await import("../src/shell/cli/main.ts");
