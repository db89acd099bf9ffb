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
  /** What stands behind a key; `tail` is a remark on its line, and the end of it. */
  function after(value, field, indent, tail = "\n") {
    const kind = M.fitting(field, value), deeper = indent + "  ";
    if (Array.isArray(value)) return tail + value.map(one => deeper + item(one, kind.each || ITEM, deeper)).join("");
    if (isMap(value)) return tail + entries(value, kind, deeper).map(one => deeper + one).join("");
    return M.scalarText(kind.is, value, deeper, null, tail);
  }
  function entries(value, field, indent) {
    const fields = inside(field, value), known = fields.filter(one => value[one.key] !== undefined);
    return known.map(one => entry(one.key, value[one.key], one, indent));
  }
  function item(value, field, indent, tail = "\n") {
    const kind = M.fitting(field, value), deeper = indent + "  ";
    if (!isMap(value)) return "-" + M.scalarText(kind.is, value, deeper, null, tail);
    return "-" + (tail === "\n" ? " " : tail + deeper) + entries(value, kind, deeper).join(deeper);
  }
  /** A whole file of these values. */
  M.written = (value, part) => entries(value, { is: "part", part }, "").join("");

  /* -- changed ------------------------------------------------------------------------------------------------------------ */
  const remarks = lead => (lead.includes("#") ? lead : "");
  const ended = chunk => (chunk === "" || chunk.endsWith("\n") ? chunk : chunk + "\n");

  /** Chunks one below the other: the first one stands where the collection began, the others bring their own indent. */
  function joined(chunks, indent) {
    let out = "", left = "", last = null;
    for (const chunk of chunks) {
      if (chunk.gone || !last) left += remarks(chunk.lead || "").replace(/ *$/, "");
      if (chunk.gone) continue;
      out = last ? ended(out) + clear(left + (chunk.lead || indent), last, indent) + chunk.body : chunk.body;
      if (last) left = "";
      last = chunk;
    }
    return left ? ended(out) + clear(left, last, indent) : out;
  }
  /** Remarks below a text that is now under a bar, so that they don't become a part of it. */
  const clear = (lead, above, indent) => (above && above.fresh && above.body.includes("|") ? lead.replace(/^[ \t]+(?=#)/gm, indent) : lead);
  /** The stretch from an item's beginning to the end of its line, with another value in it. */
  function changed(source, one, value, field, indent, marker) {
    const kind = M.fitting(field, value), node = one.value, head = source.slice(one.from, one.after);
    if (node && node.is === "scalar" && typeof value !== "object") {
      const inner = node.style === "block-scalar" ? indentOf(node) || indent + "  " : indent + "  ";
      return head + M.scalarText(kind.is, value, inner, node, tailOf(source, one));
    }
    const alike = node && !node.flow && (node.is === "list" ? Array.isArray(value) : node.is === "map" && isMap(value));
    if (alike) return source.slice(one.from, node.start) + collection(source, node, value, kind);
    return marker ? item(value, field, indent, tailOf(source, one)) : head + after(value, field, indent, tailOf(source, one));
  }
  /** The end of a line behind a value: with the remarks that stood on it or in what the new value takes the place of. */
  function tailOf(source, { from, end, remarks }) {
    const said = remarks.filter(one => one.offset >= from && one.offset < end), first = said[0];
    return first ? source.slice(0, first.offset).match(/[ \t]*$/)[0].padStart(1) + said.map(one => one.source).join(" ") + "\n" : "\n";
  }
  const indentOf = node => (node.source.slice(node.source.indexOf("\n") + 1).match(/^ *(?=\S)/gm) || [""]).sort((one, other) => one.length - other.length)[0];

  /** Of a form by name: where each question stood, and which are still there. One that goes to another part takes its lines along. */
  let stood = new Map(), there = new Set();
  function collection(source, node, value, field) {
    const indent = " ".repeat(node.column), chunks = [];
    if (node.is === "list") {
      const before = M.dataOf(node), was = M.matched(before, value), kept = new Set(was);
      const known = one => ((field.each || ITEM).part === "Item" ? stood.get(M.nameOf(one)) : undefined);
      value.forEach((one, place) => {
        const old = was[place] >= 0 ? node.items[was[place]] : null;
        const from = old ? undefined : known(one);
        if (from && from.column === node.column) chunks.push({ lead: from.one.lead, body: body(source, from.one, M.dataOf(from.one.value), one, field.each || ITEM, indent, true), fresh: true });
        else if (!old) chunks.push({ body: item(one, field.each || ITEM, indent), fresh: true });
        else chunks.push({ lead: old.lead, body: body(source, old, before[was[place]], one, field.each || ITEM, indent, true), fresh: !M.same(before[was[place]], one), old: was[place] });
      });
      node.items.forEach((one, old) => { if (!kept.has(old)) chunks.splice(placeFor(chunks, old), 0, { gone: true, lead: known(before[old]) && there.has(M.nameOf(before[old])) ? "" : one.lead, old }); });
      return joined(chunks, indent);
    }
    const fields = inside(field, value), order = fields.map(one => one.key), before = M.dataOf(node);
    for (const one of node.items) {
      if (value[one.key] === undefined && before[one.key] !== undefined) chunks.push({ gone: true, lead: one.lead, key: one.key });
      else chunks.push({ lead: one.lead, key: one.key, body: body(source, one, before[one.key], value[one.key], fieldAt(fields, one.key), indent), fresh: !M.same(before[one.key], value[one.key]) });
    }
    for (const key of order) {
      if (value[key] === undefined || chunks.some(one => one.key === key)) continue;
      const earlier = order.slice(0, order.indexOf(key)), last = chunks.findLastIndex(one => earlier.includes(one.key));
      chunks.splice(last + 1, 0, { key, body: entry(key, value[key], fieldAt(fields, key), indent), fresh: true });
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
    const rest = source.slice(tree.items[tree.items.length - 1].end).replace(/^[ \t]+(?=#)/gm, "");
    if (M.beside) [stood, there] = [M.beside.lines(tree), new Set(M.itemsOf(values).map(one => one.id))];
    return source.slice(0, tree.start) + collection(source, tree, values, { is: "part", part }) + rest;
  };
})(window.Maatstaf);
