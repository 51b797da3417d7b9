import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { keyOf, zip } from "../package.mjs";

const sources = [
  { name: "a.mjs", content: Buffer.from("export const a = 1;\n") },
  { name: "b.mjs", content: Buffer.from("export const b = 2;\n".repeat(100)) },
];

test("the same source gives the same bytes and the same name", () => {
  assert.deepEqual(zip(sources), zip(structuredClone(sources).map(({ name, content }) => ({ name, content: Buffer.from(content) }))));
  assert.notEqual(keyOf(sources), keyOf([sources[0]]));
});

test("the archive holds what was put in", () => {
  const archive = zip(sources);
  const names = [];
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const packed = archive.readUInt32LE(at + 18);
    const name = archive.subarray(at + 30, at + 30 + archive.readUInt16LE(at + 26)).toString();
    const data = archive.subarray(at + 30 + name.length, at + 30 + name.length + packed);
    assert.deepEqual(inflateRawSync(data), sources.find((source) => source.name === name).content);
    names.push(name);
    at += 30 + name.length + packed;
  }
  assert.deepEqual(names, ["a.mjs", "b.mjs"]);
});

test("an unpacker that is not ours takes it", (t) => {
  const file = join(mkdtempSync(join(tmpdir(), "functions-")), "functions.zip");
  writeFileSync(file, zip(sources));
  try {
    execFileSync("unzip", ["-tq", file], { encoding: "utf8" });
  } catch (failure) {
    if (failure.code !== "ENOENT") {
      throw failure;
    }
    t.skip("unzip is not on this machine");
  }
});
