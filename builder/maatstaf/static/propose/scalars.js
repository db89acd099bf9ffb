/* Maatstaf, proposing: one value as YAML, so that every reader gets the same text back: plain where that is sure, a longer
   text under a bar, anything else between double quotes. */
(function (M) {
  "use strict";
  const TAKEN = new Set(["true", "false", "null", "yes", "no", "on", "off", "y", "n"]);
  const BEGINS = /^[\p{L}‘“(¿¡…€]/u, ODD = /: |:$| #|[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;
  const plain = text => BEGINS.test(text) && !ODD.test(text) && !TAKEN.has(text.toLowerCase());
  /** Ids, days, versions and numbers: never a sentence. */
  const BARE = { number: /^-?\d+(\.\d+)?$/, date: /^\d{4}-\d\d-\d\d$/, version: /^\d+\.\d+\.\d+$/ }, NAMED = /^(\d{4}-\d\d-\d\d-)?[a-z][a-z0-9-]*$/;
  const bare = (kind, text) => (BARE[kind] ? BARE[kind].test(text) : NAMED.test(text) && !TAKEN.has(text));
  const escaped = sign => "\\u" + sign.codePointAt(0).toString(16).padStart(4, "0");
  const quoted = text => '"' + text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\t/g, "\\t")
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, escaped) + '"';
  /** Whether a text can stand under a bar: no sign in it ends a line for one reader and not for another. */
  const barred = text => !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text) && !/^[ \t]/.test(text);

  /** A text under a bar, without what stands before the bar; `tail` is a remark that stood behind it. */
  M.underBar = (text, indent, tail) => "|" + (tail || "\n") + text.split("\n").map(line => (line ? indent + line : "")).join("\n") + "\n";

  /** One value after "key:" or "-", with the space before it and the end of its line. `was` is the scalar that stood there. */
  M.scalarText = function (kind, value, indent, was, tail) {
    const end = tail || "\n";
    if (typeof value === "boolean") return " " + value + end;
    const quotes = was && /^["']/.test(was.source);
    if (bare(kind, value)) return " " + (quotes && kind !== "number" ? quoted(value) : value) + end;
    const bar = kind === "prose" ? !was || was.style === "block-scalar" || value.includes("\n") : value.includes("\n") || (was && was.style === "block-scalar");
    if (bar && barred(value)) return " " + M.underBar(value, indent, tail);
    return " " + (plain(value) && !quotes ? value : quoted(value)) + end;
  };
})(window.Maatstaf);
