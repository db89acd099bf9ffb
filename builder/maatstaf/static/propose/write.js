/* Maatstaf, proposing: changed values into the author's own file. What didn't change stays as it was, to the byte: remarks,
   order, quotes and blank lines; what is new is written as the templates do it. */
(function (M) {
  "use strict";
  const ITEM = { is: "word" }, text = { is: "text" }, prose = { is: "prose" };
  const isMap = value => value !== null && typeof value === "object" && !Array.isArray(value);

  /** What a field takes when it holds this value: of several possibilities the one that fits. */
  M.fitting = function (field, value) {
    if (field.is !== "either") return field;
    const keys = isMap(value) ? Object.keys(value) : null;
    const fits = one => (keys ? one.is === "part" && keys.every(key => M.parts[one.part].some(inside => inside.key === key)) : one.is !== "part");
    return field.members.find(fits) || field.members[0];
  };
  /** What stands inside a map: by key, in the order in which files have them. */
  function inside(field, value) {
    if (field.is === "part") return M.parts[field.part];
    const each = field.is === "map" ? field.each : field.is === "prose" ? prose : text;
    return Object.keys(value).map(key => ({ ...each, key }));
  }
  const fieldAt = (fields, key) => fields.find(one => one.key === key) || ITEM;

  /* -- new ---------------------------------------------------------------------------------------------------------------- */
  function entry(key, value, field, indent) { return key + ":" + after(value, field, indent); }
  function after(value, field, indent) {
    const kind = M.fitting(field, value), deeper = indent + "  ";
    if (Array.isArray(value)) return "\n" + value.map(one => deeper + item(one, kind.each || ITEM, deeper)).join("");
    if (isMap(value)) return "\n" + entries(value, kind, deeper).map(one => deeper + one).join("");
    return M.scalarText(kind.is, value, deeper);
  }
  function entries(value, field, indent) {
    const fields = inside(field, value), known = fields.filter(one => value[one.key] !== undefined);
    return known.map(one => entry(one.key, value[one.key], one, indent));
  }
  function item(value, field, indent) {
    const kind = M.fitting(field, value);
    if (!isMap(value)) return "-" + M.scalarText(kind.is, value, indent + "  ");
    return "- " + entries(value, kind, indent + "  ").join(indent + "  ");
  }
  /** A whole file of these values. */
  M.written = (value, part) => entries(value, { is: "part", part }, "").join("");

  /* -- changed ------------------------------------------------------------------------------------------------------------ */
  const remarks = lead => (lead.includes("#") ? lead : "");
  const ended = chunk => (chunk === "" || chunk.endsWith("\n") ? chunk : chunk + "\n");

  /** Chunks one below the other: the first one stands where the collection began, the others bring their own indent. */
  function joined(chunks, indent) {
    let out = "", left = "", first = true;
    for (const chunk of chunks) {
      if (chunk.gone || first) left += remarks(chunk.lead || "").replace(/ *$/, "");
      if (chunk.gone) continue;
      out = first ? chunk.body : ended(out) + left + (chunk.lead || indent) + chunk.body;
      if (!first) left = "";
      first = false;
    }
    return left ? ended(out) + left : out;
  }
  /** The stretch from an item's beginning to the end of its line, with another value in it. */
  function changed(source, one, value, field, indent, marker) {
    const kind = M.fitting(field, value), node = one.value, head = source.slice(one.from, one.after);
    if (node && node.is === "scalar" && typeof value !== "object") {
      const rest = source.slice(node.end, one.end), tail = node.style === "block-scalar" ? header(node) : rest;
      const inner = node.style === "block-scalar" ? indentOf(node) || indent + "  " : indent + "  ";
      return head + M.scalarText(kind.is, value, inner, node, /#/.test(tail) ? ended(tail) : "\n");
    }
    const alike = node && !node.flow && (node.is === "list" ? Array.isArray(value) : node.is === "map" && isMap(value));
    if (alike) return source.slice(one.from, node.start) + collection(source, node, value, kind);
    return marker ? item(value, field, indent) : head + after(value, field, indent);
  }
  const header = node => node.source.slice(node.source.search(/[ \t]*(#|\n)/), node.source.indexOf("\n") + 1);
  const indentOf = node => (node.source.slice(node.source.indexOf("\n") + 1).match(/^ *(?=\S)/gm) || [""]).sort((one, other) => one.length - other.length)[0];

  function collection(source, node, value, field) {
    const indent = " ".repeat(node.column), chunks = [];
    if (node.is === "list") {
      const before = M.dataOf(node), was = M.matched(before, value), kept = new Set(was);
      value.forEach((one, place) => {
        const old = was[place] >= 0 ? node.items[was[place]] : null;
        if (!old) chunks.push({ body: item(one, field.each || ITEM, indent) });
        else chunks.push({ lead: old.lead, body: body(source, old, before[was[place]], one, field.each || ITEM, indent, true), old: was[place] });
      });
      node.items.forEach((one, old) => { if (!kept.has(old)) chunks.splice(placeFor(chunks, old), 0, { gone: true, lead: one.lead, old }); });
      return joined(chunks, indent);
    }
    const fields = inside(field, value), order = fields.map(one => one.key), before = M.dataOf(node);
    for (const one of node.items) {
      if (value[one.key] === undefined && before[one.key] !== undefined) chunks.push({ gone: true, lead: one.lead, key: one.key });
      else chunks.push({ lead: one.lead, key: one.key, body: body(source, one, before[one.key], value[one.key], fieldAt(fields, one.key), indent) });
    }
    for (const key of order) {
      if (value[key] === undefined || chunks.some(one => one.key === key)) continue;
      const earlier = order.slice(0, order.indexOf(key)), last = chunks.findLastIndex(one => earlier.includes(one.key));
      chunks.splice(last + 1, 0, { key, body: entry(key, value[key], fieldAt(fields, key), indent) });
    }
    return joined(chunks, indent);
  }
  /** Where the remarks of an item that went stay: behind what stood before it. */
  const placeFor = (chunks, old) => chunks.findLastIndex(one => one.old !== undefined && one.old < old) + 1;
  const body = (source, one, before, now, field, indent, marker) =>
    (M.same(before, now) ? source.slice(one.from, one.end) : changed(source, one, now, field, indent, marker));

  /** The author's file with these values in it; the same bytes where nothing changed. */
  M.rewritten = function (source, values, part) {
    const tree = M.treeOf(source);
    if (M.same(M.dataOf(tree), values)) return source;
    const rest = source.slice(tree.items[tree.items.length - 1].end);
    return source.slice(0, tree.start) + collection(source, tree, values, { is: "part", part }) + rest;
  };
})(window.Maatstaf);
