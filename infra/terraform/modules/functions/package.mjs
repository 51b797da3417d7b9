// Packs src/*.mjs into the archive that Lambda runs: node package.mjs DIRECTORY
// It is named by its content, as main.tf computes it, and the same source gives the same bytes.
// Prints the key under which it is to be uploaded.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32, deflateRawSync } from "node:zlib";

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), "src");
const JANUARY_1980 = 0x21;
const UNIX = 3 << 8;
const READABLE_FILE = 0o100644 * 2 ** 16;

function files() {
  return readdirSync(SOURCE)
    .filter((name) => name.endsWith(".mjs"))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(SOURCE, name)) }));
}

/** functions/SHA256.zip of the names and hashes of all files. */
export function keyOf(sources) {
  const hash = (content) => createHash("sha256").update(content).digest("hex");
  return `functions/${hash(sources.map(({ name, content }) => `${name} ${hash(content)}\n`).join(""))}.zip`;
}

/** APPNOTE.TXT 4.3.6, without what nobody needs. */
export function zip(sources) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const { name, content } of sources) {
    const packed = deflateRawSync(content, { level: 9 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(8, 4); // deflated
    common.writeUInt16LE(JANUARY_1980, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), packed]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(READABLE_FILE, 6);
    end.writeUInt32LE(offset, 10);
    const made = Buffer.alloc(2);
    made.writeUInt16LE(UNIX | 20, 0);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), made, common, end, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const tail = Buffer.alloc(18);
  tail.writeUInt16LE(sources.length, 4);
  tail.writeUInt16LE(sources.length, 6);
  tail.writeUInt32LE(listing.length, 8);
  tail.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listing, Buffer.from("PK\x05\x06", "latin1"), tail]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const directory = process.argv[2];
  if (!directory) {
    console.error("usage: node package.mjs DIRECTORY");
    process.exit(2);
  }
  const sources = files();
  const file = join(directory, keyOf(sources));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, zip(sources));
  console.log(keyOf(sources));
}
