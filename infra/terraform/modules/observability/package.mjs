// Packs canary/visit.js as CloudWatch Synthetics wants it: node package.mjs DIRECTORY
// It is named by its content, as canaries.tf computes it. Prints the key under which it is to be uploaded.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zip } from "../functions/package.mjs";

const directory = process.argv[2];
if (!directory) {
  console.error("usage: node package.mjs DIRECTORY");
  process.exit(2);
}
const content = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "canary", "visit.js"));
const key = `canary/${createHash("sha256").update(content).digest("hex")}.zip`;
const file = join(directory, key);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, zip([{ name: "nodejs/node_modules/visit.js", content }]));
console.log(key);
