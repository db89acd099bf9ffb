/* Maatstaf, proposing: what `maatstaf check` would say, said while somebody types. Only rules that need no more than this
   definition and the names of the others; the rest is found when the file is checked. */
(function (M) {
  "use strict";
  const { t } = M;
  const isMap = value => value !== null && typeof value === "object" && !Array.isArray(value);

  let traces;
  // eslint-disable-next-line no-control-regex
  const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0085\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
  const IMAGE = /!\[[^\]\n]{0,200}\](?:\[|\([^)\n]{0,200}\)?)/, LINK = /\]\((criterion|klantprincipe|form|workshop):([^\s()]*)\)/g;

  function* inText(text, where) {
    const limit = M.shared.limits.text;
    if (text.length > limit) yield ["error", t("long", { length: text.length, limit })];
    const hidden = HIDDEN.exec(text);
    if (hidden) yield ["error", t("invisible", { code: hidden[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0") })];
    const image = IMAGE.exec(text);
    if (image) yield ["error", t("picture", { text: image[0] })];
    for (const [, kind, id] of text.matchAll(LINK)) {
      const known = kind === "criterion" ? M.criterion(id) : (M.shared.names[kind] || []).some(([name]) => name === id);
      if (!known) yield ["error", t("link", { kind: M.shared.kinds[kind], id })];
    }
    traces ??= M.tracing(M.shared.personal);
    for (const words of traces(text)) yield ["warning", words.replace("{where}", where).replace(/\W+…/, "…")];
  }
  /** Where on the page a text stands, behind "in": "voorbeeld 1", "“Wat we bedoelen”". */
  function whereOf(path, name) {
    const place = path.findLastIndex(one => typeof one === "number"), called = place > 0 ? M.memberName(path[place - 1], path[place], path.slice(0, place), M.record.values) : "";
    return /\d$/.test(called) ? called[0].toLowerCase() + called.slice(1) : "“" + (called || name) + "”";
  }

  /* -- by field ----------------------------------------------------------------------------------------------------------- */
  function* inId(value, name) {
    const { id, id_length: limit, reserved } = M.shared.limits;
    if (value.length > limit) yield ["error", t("id_long", { field: name, length: value.length, limit })];
    else if (!new RegExp(id).test(value)) yield ["error", t("id_form", { field: name })];
    else if (reserved.includes(value)) yield ["error", t("id_reserved", { value })];
  }
  function* inField(field, value, path, name) {
    const kind = M.fitting(field, value);
    if (kind.is === "part") {
      for (const one of M.parts[kind.part]) {
        const at = [...path, one.key];
        if (one.key === "changelog" && path.length === 0) continue;
        if (value[one.key] !== undefined) yield* inField(one, value[one.key], at, one.label);
        else if (one.required && !(one.is === "id" && !M.said(value.name) && !M.said(value.text))) yield [at, "error", one.needed || t("missing", { field: one.label }), true];
      }
    } else if (Array.isArray(value)) {
      if (field.least && !value.length) yield [path, "error", field.needed || t("missing", { field: name }), true];
      const seen = new Map();
      for (const [place, one] of value.entries()) {
        const called = M.memberName(path[path.length - 1], place, path, M.record.values), key = isMap(one) ? one.id : JSON.stringify(one);
        if (key !== undefined && seen.has(key)) {
          yield [[...path, place], isMap(one) ? "error" : "warning", isMap(one) ? t("id_used", { id: key, list: name }) : t("twice", { first: seen.get(key) + 1, second: place + 1, list: name })];
        } else if (key !== undefined) seen.set(key, place);
        yield* inField(field.each, one, [...path, place], called);
      }
    } else if (kind.is === "map") {
      for (const [key, one] of Object.entries(value)) yield* inField(kind.each, one, [...path, key], M.memberName(path[path.length - 1], key, path, M.record.values));
    } else if (isMap(value)) {
      for (const [language, one] of Object.entries(value)) for (const [level, words] of inText(one, whereOf(path, name))) yield [[...path, language], level, words];
    } else if (typeof value === "string") {
      if (kind.is === "id") for (const [level, words] of inId(value, name)) yield [path, level, words];
      if (kind.is === "number" && !/^-?[0-9]{1,18}(\.[0-9]{1,40})?$/.test(value)) yield [path, "error", t("number", { field: name, found: value })];
      if (kind.is === "text" || kind.is === "prose") for (const [level, words] of inText(value, whereOf(path, name))) yield [path, level, words];
    }
  }

  /* -- a criterion ---------------------------------------------------------------------------------------------------------- */
  function* criterion(values) {
    const scale = M.shared.scales[values.scale], active = values.status === "active", id = values.id || M.spec.id;
    if (!M.spec.id && M.criterion(values.id)) yield [["id"], "error", t("id_taken", { id: values.id, path: M.criterion(values.id)[1] })];
    if (active && M.shared.names.klantprincipe.length && !(values.klantprincipes || []).length) yield [["klantprincipes"], "warning", t("no_principle", { id })];
    if (active && M.shared.names.kpi.length && !(values.kpis || []).length) yield [["kpis"], "warning", t("no_kpi", { id })];
    if (!scale) return;
    const answers = scale.answers.map(([name]) => name), labels = Object.fromEntries(scale.answers), missing = answers.filter(name => !(values.anchors || {})[name]);
    if (missing.length && active) yield [["anchors"], "warning", t("anchors", { answers: missing.map(name => labels[name]).join(", ") })];
    const na = (values.applies || {}).not_applicable;
    if (na && !scale.na) yield [["applies", "not_applicable"], "error", t("scale_na", { scale: values.scale })];
    let wrong = false;
    for (const [place, one] of (values.examples || []).entries()) {
      const example = one.id || place + 1, key = one.not_applicable && one.answer ? "example_both" : one.not_applicable ? (na ? "" : "example_na") : one.answer ? "" : "example_none";
      if (key) { wrong = true; yield [["examples", place, one.not_applicable ? "not_applicable" : "answer"], "error", t(key, { example })]; }
    }
    const shown = new Set((values.examples || []).map(one => one.answer)), ends = scale.valued || scale.kind === "ordinal" ? [answers[answers.length - 1], answers[0]] : [];
    const lacking = answers.length > 1 && scale.kind !== "choices" ? [...new Set(ends)].filter(name => !shown.has(name)) : [];
    if (active && lacking.length && !wrong) yield [["examples"], "warning", t("extremes", { answers: lacking.map(name => labels[name]).join(", ") })];
  }
  M.looks = { criterion: [criterion], form: [] };

  /** What is wrong or weak: { path, level, words }, errors first; `open`: something has yet to be filled in. */
  M.findings = function (values) {
    const found = [...inField({ is: "part", part: M.part }, values, [], "")];
    for (const look of M.looks[M.spec.kind]) found.push(...look(values));
    const all = found.map(([path, level, words, open]) => ({ path, level, words, open }));
    return [...all.filter(one => one.level === "error"), ...all.filter(one => one.level !== "error")];
  };
  /** What is wrong or weak in a text of the entry of the history. */
  M.inEntry = entry => [...inField({ is: "part", part: "Entry" }, entry, ["entry"], "")].filter(([path]) => !["version", "date", "change"].includes(path[1])).map(([path, level, words]) => ({ path, level, words }));
})(window.Maatstaf);
