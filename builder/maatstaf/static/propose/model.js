/* Maatstaf, proposing: the proposal: the values as they should be, the entry that says what and why, and the text they were
   made from. What the file had stays as it was, also where it is empty. */
(function (M) {
  "use strict";
  Object.assign(M.page.texts[M.language], M.shared.texts);
  M.parts = M.shared.parts;
  M.database = M.spec.database;
  M.part = { criterion: "Criterion", form: "Form" }[M.spec.kind];
  /** How lines end in the author's file: here they end in one sign, and in the file as they did. */
  const ends = M.spec.source.includes("\r\n") ? "\r\n" : "\n";
  M.spec.source = M.spec.source.replaceAll("\r\n", "\n");
  const copy = value => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
  M.copyOf = copy;

  const START = { criterion: { status: "draft", indicators: [""], applies: { channels: [] } }, form: { status: "draft", sections: [], scoring: { method: "none" } } };
  /** The values of a text; of a text that can't be read none. */
  M.valuesOf = source => (source ? M.dataOf(M.treeOf(source)) : copy(START[M.spec.kind]));
  try { M.base = M.valuesOf(M.spec.source); } catch { M.base = {}; M.unreadable = true; }

  M.blank = () => ({
    form: { id: M.spec.id, version: M.spec.version, hash: M.spec.hash },
    source: M.spec.source, values: copy(M.base), entry: {}, group: "",
  });
  M.record = M.blank();
  M.isBlank = record => M.same(tidy(record.values, M.base), M.base) && tidy({ ...record.entry, change: undefined }) === undefined;

  /* -- places ---------------------------------------------------------------------------------------------------------------- */
  M.at = (path, from) => path.reduce((here, key) => (here === undefined || here === null ? undefined : here[key]), from || M.record.values);
  M.put = function (path, value) {
    const keys = [...path], last = keys.pop();
    let here = M.record.values;
    keys.forEach((key, place) => {
      if (here[key] === undefined || here[key] === null) here[key] = typeof (keys[place + 1] ?? last) === "number" ? [] : {};
      here = here[key];
    });
    if (value === undefined && !Array.isArray(here)) delete here[last];
    else here[last] = value;
  };

  /* -- what goes into the file ----------------------------------------------------------------------------------------------- */
  /** A value without what is empty, but for what was empty already. */
  function tidy(value, before) {
    if (M.same(value, before)) return before;
    if (typeof value === "string") return M.clean(value) || undefined;
    if (Array.isArray(value)) {
      const was = Array.isArray(before) ? M.matched(before, value) : [];
      const kept = value.map((one, place) => tidy(one, was[place] >= 0 ? before[was[place]] : undefined)).filter(one => one !== undefined);
      return kept.length ? kept : undefined;
    }
    if (value === null || typeof value !== "object") return value ?? undefined;
    const kept = Object.entries(value).map(([key, one]) => [key, tidy(one, before && typeof before === "object" ? before[key] : undefined)]).filter(([, one]) => one !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  }
  M.tidied = () => tidy(M.record.values, M.base) || {};

  const BUMP = Object.fromEntries(M.shared.classes.map(one => [one.id, one.raises]));
  M.today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  const newest = () => ((M.base.changelog || [])[0] || {});
  /** The version that a change of this class leads to. */
  M.versionAfter = function (change) {
    if (!newest().version) return "1.0.0";
    const parts = newest().version.split(".").map(Number), place = BUMP[change];
    return parts.map((part, number) => (number < place ? part : number === place ? part + 1 : 0)).join(".");
  };
  M.isNew = () => !newest().version;
  /** The new entry of the history, or nothing while nothing was said and nothing changed. */
  M.entry = function () {
    const said = tidy(M.record.entry) || {}, change = M.isNew() ? "new" : said.change;
    if (!change) return undefined;
    return { version: M.versionAfter(change), date: M.today() < (newest().date || "") ? newest().date : M.today(), change, ...M.those(said, ["what", "why", "workshop", "alternatives", "dissent"]) };
  };
  M.those = (map, keys) => Object.fromEntries(keys.filter(key => map[key] !== undefined).map(key => [key, map[key]]));

  const modeline = kind => "# yaml-language-server: $schema=../../.vscode/schema/" + kind + ".schema.json\n";
  /** The file with the proposal in it: the author's own, to the byte, where nothing changed. */
  M.file = () => written().replaceAll("\n", ends);
  function written() {
    const values = M.tidied(), entry = M.entry(), changed = !M.same(values, M.base);
    if (M.spec.source && !changed && tidy(M.record.entry) === undefined) return M.spec.source;
    const whole = entry ? { ...values, changelog: [entry, ...(values.changelog || [])] } : values;
    return M.spec.source ? M.rewritten(M.spec.source, whole, M.part) : modeline(M.spec.kind) + M.written(whole, M.part);
  }
  M.path = () => M.spec.path || (M.spec.kind === "form" ? "criteria/forms/" : "criteria/" + (M.record.group || "…") + "/") + (M.tidied().id || "…") + ".yml";

  /** Put the changes of a draft that was made on an older text on the present one; returns the fields that both changed. */
  M.rebased = function (record) {
    const was = M.valuesOf(record.source), both = [];
    const merge = (old, mine, here, path) => {
      if (M.same(old, mine)) return here;
      const maps = [old, mine, here].every(one => one && typeof one === "object" && !Array.isArray(one));
      if (!maps) {
        if (!M.same(old, here) && !M.same(mine, here)) both.push(path);
        return mine;
      }
      const keys = new Set([...Object.keys(here), ...Object.keys(mine)]);
      return Object.fromEntries([...keys].map(key => [key, merge(old[key], mine[key], here[key], [...path, key])]).filter(([, one]) => one !== undefined));
    };
    const { changelog, ...values } = merge(was, record.values, copy(M.base), []);
    return { record: { ...M.blank(), values: { ...values, ...M.those(M.base, ["changelog"]) }, entry: record.entry }, both };
  };
})(window.Maatstaf);
