// Of the package yaml only what tells where each value of a file stands: a third of it.
import { resolveAsScalar } from "./node_modules/yaml/browser/dist/parse/cst-scalar.js";
import { Parser } from "./node_modules/yaml/browser/dist/parse/parser.js";

(window.Maatstaf = window.Maatstaf || {}).yaml = { Parser, resolveAsScalar };
