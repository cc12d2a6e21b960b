#!/bin/bash
# SPDX-License-Identifier: BSD-2-Clause
#
# The exported JavaScript module, and the JSON object in Node: all answers, names of companions, a
# reload while it is asked, and files that are cut or changed.
. "$(dirname "$0")/common.sh"
need node
cd "$work" || exit 99

export_to() {
	local file=$1 name=$2
	shift 2
	"$SIPCAUSE" export -o "$(dialect "$name")" --file "$file" "$@"
}

cat >ask.mjs <<'END'
import { readFileSync } from "node:fs";
const { translate } = await import(process.argv[2]);
const out = [];
for (const line of readFileSync(process.argv[3], "utf8").split("\n").slice(0, -1)) {
  const [from, code, companions, to] = line.split("\t");
  const given = {};
  for (const companion of companions.split(";").filter(Boolean)) {
    const [space, value] = companion.split("=");
    given[space] = /^\d+$/.test(value) ? Number(value) : value;
  }
  const found = translate(from, Number(code), to, given);
  out.push([from, code, companions, to, found.outcome, found.code ?? found.outcome, found.phrase ?? "",
    found.location ?? ""].join("\t"));
}
console.log(out.join("\n"));
END
# Every beginning of a module, near its end and in many places before, is no module.
cat >cuts.mjs <<'END'
import { readFileSync, writeFileSync } from "node:fs";
const text = readFileSync(process.argv[2], "utf8");
const lengths = [];
for (let length = 0; length < text.length - 60; length += Math.floor(text.length / 15))
  lengths.push(length);
for (let length = text.length - 60; length < text.length - 2; length++)
  lengths.push(length);
for (const length of lengths) {
  writeFileSync("cut.mjs", text.slice(0, length));
  let module = {};
  try {
    module = await import(`./cut.mjs?v=${length}`);
  } catch {
    continue;
  }
  if (module.translate !== undefined)
    throw new Error(`a file cut after ${length} characters loads`);
}
END
# A file is replaced all the time: each that is imported is one of two modules, and whole.
cat >reload.mjs <<'END'
import { existsSync, readFileSync, writeFileSync } from "node:fs";
let version = 0;
let live = await import("./live.mjs");
const seen = new Set();
const load = async () => {
  try {
    live = await import(`./live.mjs?v=${++version}`);
    return true;
  } catch {
    return false;
  }
};
for (let last = false; !last;) {
  last = existsSync("stop");
  if (!await load())
    throw new Error("a file that is replaced does not load");
  const { code } = live.translate("q850", 24, "sip");
  if (code !== (live.provenance.includes(" map rfc3398 ") ? 500 : 433))
    throw new Error(`found ${code}`);
  seen.add(code);
}
if (seen.size !== 2 || version < 5)
  throw new Error(`found ${[...seen]} in ${version} loads`);
const text = readFileSync("live.mjs", "utf8");
for (const broken of [text.slice(0, text.length / 2), text.replace('["q850:17:sip",', '["q850:18:sip",')]) {
  writeFileSync("live.mjs", broken);
  if (await load() || live.translate("q850", 24, "sip").code !== 433)
    throw new Error("a broken file replaces the old one");
}
END
cat >ask-json.mjs <<'END'
import { readFileSync } from "node:fs";
const table = JSON.parse(readFileSync(process.argv[2], "utf8"));
if (table["sipcause:end"] !== Object.keys(table).length - 2)
  throw new Error("rows are missing");
for (const line of readFileSync(process.argv[3], "utf8").split("\n").slice(0, -1)) {
  const [from, code, companions, to, outcome, value] = line.split("\t");
  const given = new Map(companions.split(";").filter(Boolean).map((companion) => companion.split("=")));
  const bare = `${from}:${code}:${to}`;
  const row = table[bare];
  let key = bare;
  for (const space of (row.asks || "").split(";").filter((name) => given.has(name))) {
    const part = `;${space}=${given.get(space)}`;
    key += bare + part in table ? part : `;${space}=present`;
  }
  const found = table[key] ?? row;
  if (found.outcome !== outcome || String(found.code ?? outcome) !== value)
    throw new Error(`${line}: found ${JSON.stringify(found)}`);
}
END

questions
export_to sipcause.mjs javascript || finish
export_to again.mjs javascript
same "the same bytes twice" sipcause.mjs again.mjs
node ask.mjs ./sipcause.mjs questions.tsv >found.tsv
same "every answer" questions.tsv found.tsv
sed 's/^\["q850:17:sip",\["code",486/["q850:17:sip",["code",600/' sipcause.mjs >changed.mjs
node ask.mjs ./changed.mjs questions.tsv >found.tsv
differ "a row that was changed" questions.tsv found.tsv
check "cut files" timeout 60 node cuts.mjs sipcause.mjs
grep -v '^\["q850:17:sip",' sipcause.mjs >short.mjs
refused "a row that is missing" node ask.mjs ./short.mjs questions.tsv
: >empty.mjs
refused "an empty file" node ask.mjs ./empty.mjs questions.tsv
cat >names.mjs <<'END'
import assert from "node:assert";
import { digest, provenance, translate } from "./sipcause.mjs";
assert.equal(translate("q850", 21, "sip", { location: "U" }).code, 603);
assert.equal(translate("q850", 21, "sip", { location: "uSER" }).code, 603);
assert.equal(translate("q850", 21, "sip", { location: "LN" }).code, 403);
assert.equal(translate("q850", 999, "sip").outcome, "unlisted");
assert.ok(digest.length === 32 && provenance.includes(digest));
END
check "a companion by name" node names.mjs

export_to live.mjs javascript -f q850
swaps 30 0.05 export_to live.mjs javascript -f q850
check "reload while it is asked" timeout 60 node reload.mjs
stop $!

export_to sipcause.json json
check "json: every answer" node ask-json.mjs sipcause.json questions.tsv
sed '/^,"q850:17:sip":/s/486/600/' sipcause.json >changed.json
refused "json: a row that was changed" node ask-json.mjs changed.json questions.tsv
head -c -3 sipcause.json >cut.json
refused "json: a cut file" node ask-json.mjs cut.json questions.tsv
finish
