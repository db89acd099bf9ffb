// Validate every file of a site's spec/v1 with ajv in strict mode; prints one line per fault, exits 1 if any.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const site = process.argv[2];
const read = (path) => JSON.parse(readFileSync(join(site, path), "utf8"));
const ajv = new Ajv2020.default({ strict: true, strictRequired: false, allowUnionTypes: false, allErrors: true });
addFormats.default(ajv);
const compiled = {};
const schema = (kind) => (compiled[kind] ??= ajv.compile(read(`spec/v1/schema/${kind}.schema.json`)));
const files = [...read("spec/v1/index.json").files, { path: "spec/v1/index.json", kind: "index" }];
let faults = 0;
for (const { path, kind } of files) {
  const check = schema(kind);
  if (!check(read(path))) {
    for (const { instancePath, message } of check.errors) {
      faults += 1;
      console.log(`${path}${instancePath}: ${message}`);
    }
  }
}
for (const name of readdirSync(join(site, "spec/v1/schema")).filter((name) => name.endsWith(".schema.json"))) {
  schema(name.replace(".schema.json", ""));
}
for (const name of readdirSync(join(site, "spec/v1/schema/author"))) {
  ajv.compile(read(`spec/v1/schema/author/${name}`));
}
console.log(`${files.length} files, ${faults} faults`);
process.exit(faults ? 1 : 0);
