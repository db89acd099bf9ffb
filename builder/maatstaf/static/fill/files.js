/* Maatstaf, fill-in page: the record as a file (JSON), as a table (CSV), and back: a file is looked at from all sides
   before it is opened, and nothing of it is ever run. */
(function (M) {
  "use strict";
  const { t } = M, LARGEST = 2e6, LONGEST = 20000;

  /* -- out --------------------------------------------------------------------------------------------------------------- */
  function download(ending, type, content) {
    const stamp = new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 19).replace(/:/g, "").replace("T", "-");
    const link = M.el("a", { href: URL.createObjectURL(new Blob([content], { type })), download: M.spec.id + "-" + M.spec.version + "-" + stamp + ending });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 6e4);
  }
  M.saveRecord = function (record) {
    download(".record.json", "application/json", JSON.stringify(M.finished(record), null, 2) + "\n");
    if (record === M.record) M.unkept = false;
  };

  /** A cell that no spreadsheet takes for a formula. */
  function cell(text) {
    const words = text === undefined ? "" : String(text), harmless = /^-?[0-9]+([.,][0-9]+)?$/.test(words);
    return '"' + (!harmless && /^[=+\-@\t\r\n|%]/.test(words.trimStart()) ? "'" : "") + words.replace(/"/g, '""') + '"';
  }
  M.saveTable = function () {
    const record = M.finished(M.record), number = ratio => (ratio === undefined ? "" : M.number(M.exact(ratio), 4).replace("−", "-"));
    const answer = (scale, given) => {
      const names = new Map(scale.answers.map(one => [one.id, M.say(one.label)])), name = key => names.get(key) || key;
      if (given.not_applicable) return scale.not_applicable ? M.say(scale.not_applicable) : t("na");
      return given.answers ? given.answers.map(name).join(", ") : given.answer ? name(given.answer) : given.value ? M.decimal(given.value) : given.text;
    };
    const rows = [["part", "question", "criterion", "answer", "value", "top", "weight", "share", "gives", "failed", "reasons", "note"].map(key => t("csv_" + key))];
    const line = (...cells) => rows.push([...cells, ...Array(rows[0].length - cells.length).fill("")]);
    for (const key of ["date", "contact", "employee", "drawn"]) if (record[key]) line("", t("csv_" + key), "", key === "drawn" ? t(record[key]) : record[key]);
    for (const field of M.spec.header) line("", M.say(field.text), "", answer(M.spec.scales[field.scale], (record.header || {})[field.id] || {}));
    for (const { id: place, section, item, line: found, scale } of M.together(record.result)) {
      const given = (item ? record.answers[item.id] : record.sections[section.id]) || {};
      line(M.say(section.name), M.words(M.$(".t", document.getElementById(place)), M.language), item && item.criterion ? item.criterion.id + " " + item.criterion.version : "",
        found.state === "hidden" ? t("csv_hidden") : answer(scale, given), number(found.value), number(found.top), number(found.weight),
        number(found.share), number(found.had), found.failed ? t("yes") : "", (given.reasons || []).join(", "), given.comment);
    }
    line("", t("score"), "", record.result.score === undefined ? "" : M.decimal(record.result.score));
    const outcome = id => { const one = M.spec.scoring.outcomes.find(other => other.id === id); return one ? M.say(one.name) : id; };
    line("", t("csv_outcome"), "", outcome(record.result.outcome));
    if (record.human_outcome) line("", t("csv_human"), "", outcome(record.human_outcome.outcome), ...Array(7).fill(""), record.human_outcome.why);
    download(".csv", "text/csv;charset=utf-8", "\ufeff" + rows.map(row => row.map(cell).join(";")).join("\r\n") + "\r\n");
  };

  /* -- what a record looks like ------------------------------------------------------------------------------------------- */
  const one = (test, words) => (value, path, found) => { if (!test(value)) found.wrong.push([path, words]); };
  const isText = value => typeof value === "string";
  const note = one(value => isText(value) && value.length <= LONGEST, "want_text");
  const key = one(value => isText(value) && value.length > 0 && value.length <= 200, "want_name");
  const like = (pattern, words) => one(value => isText(value) && pattern.test(value), words);
  const date = one(value => isText(value) && /^\d{4}-\d\d-\d\d$/.test(value) && !isNaN(new Date(value)) && new Date(value).toISOString().startsWith(value), "want_date");
  const among = (...values) => one(value => values.includes(value), "want_one");
  const isMap = value => typeof value === "object" && value !== null && !Array.isArray(value);
  /** Where a tool may keep data of its own: names that begin so stay in the record, and nobody reads them. */
  const OWN = "x-", own = { [OWN]: () => {} };
  function parts(shape, ...needed) {
    return (value, path, found) => {
      if (!isMap(value)) return found.wrong.push([path, "want_map"]);
      for (const name of needed) if (!Object.hasOwn(value, name)) found.wrong.push([[...path, name], "want_it"]);
      for (const [name, inside] of Object.entries(value)) {
        const place = [...path, name], known = Object.hasOwn(shape, name) ? name : name.startsWith(OWN) ? OWN : name;
        if (!Object.hasOwn(shape, known)) found.wrong.push([place, "want_known"]);
        else if (inside !== null || needed.includes(name)) shape[known](inside, place, found);
      }
    };
  }
  const list = inside => (value, path, found) => {
    if (!Array.isArray(value)) return found.wrong.push([path, "want_list"]);
    value.forEach((entry, place) => inside(entry, [...path, place + 1], found));
  };
  const map = inside => (value, path, found) => {
    if (!isMap(value)) return found.wrong.push([path, "want_map"]);
    for (const [name, entry] of Object.entries(value)) inside(entry, [...path, name], found);
  };
  const fields = parts({
    answer: key, answers: list(key), value: like(/^-?[0-9]{1,30}(\.[0-9]{1,30})?$/, "want_number"), text: note,
    not_applicable: among(true), comment: note, reasons: list(note), ...own,
  });
  const given = (value, path, found) => {
    fields(value, path, found);
    const said = isMap(value) ? ["answer", "answers", "value", "text", "not_applicable"].filter(name => (value[name] ?? null) !== null) : [];
    if (said.length > 1) found.wrong.push([path, "want_single"]);
  };
  const RECORD = parts({
    record: among("maatstaf/record/v1"), form: parts({ id: key, version: like(/^\d+\.\d+\.\d+$/, "want_version"), hash: like(/^[0-9a-f]{64}$/, "want_hash") }, "id", "version", "hash"),
    language: like(/^[a-z]{2,3}(-[A-Z]{2})?$/, "want_language"), saved: note, date, contact: key, employee: key, drawn: among("random", "chosen"),
    header: map(given), sections: map(given), answers: map(given),
    coaching: parts({
      previous_actions: list(parts({ what: note, state: among("open", "busy", "done", "dropped"), how: note }, "what")), went_well: note, tips: note,
      actions: list(parts({ what: note, who: note, when: date }, "what")), employee_words: note,
    }),
    signals: list(parts({ what: note, to: note, state: among("open", "passed-on", "solved") }, "what")),
    result: (value, path, found) => { if (!isMap(value)) found.wrong.push([path, "want_map"]); },
    human_outcome: parts({ outcome: key, why: note }, "outcome"), ...own,
  }, "record", "form", "language");

  const FORBIDDEN = ["__proto__", "constructor", "prototype"];
  function forbidden(value) {
    if (typeof value !== "object" || value === null) return undefined;
    for (const [name, inside] of Object.entries(value)) {
      const found = FORBIDDEN.includes(name) ? name : forbidden(inside);
      if (found) return found;
    }
    return undefined;
  }

  M.shapes = { one, note, key, like, date, among, parts, list, own, isMap, isText, forbidden, RECORD, LARGEST };
  M.download = download;

  /** Look at the text of a file; returns the record, or why it is not opened. */
  M.looked = function (text) {
    const no = (name, values, ...more) => ({ why: t(name, values), more });
    let data;
    try {
      data = JSON.parse(text.replace(/^\ufeff/, ""));
      const name = forbidden(data);
      if (name) return no("file_forbidden", { name });
    } catch { return no("file_no_json"); }
    if (isMap(data) && typeof data.spec === "string") return no("file_spec");
    if (!isMap(data) || data.record !== "maatstaf/record/v1") return no(isMap(data) && isText(data.record) ? "file_newer" : "file_no_record");
    const found = { wrong: [] };
    RECORD(data, [], found);
    if (found.wrong.length) {
      const [path, words] = found.wrong[0];
      return no("file_wrong", { place: path.join(" › ") || "record", what: t(words), more: found.wrong.length > 1 ? t("file_more", { number: found.wrong.length - 1 }) : "" });
    }
    const { id, version, hash } = data.form;
    if (id !== M.spec.id) return no("file_other_form", { form: id, here: M.say(M.spec.name) });
    if (version !== M.spec.version) {
      const page = M.page.versions.find(known => known.version === version);
      return no("file_other_version", { version, here: M.spec.version }, page ? M.el("a", { href: page.page }, t("to_version", { version })) : t("no_version", { version }));
    }
    if (hash !== M.spec.hash) return no("file_other_hash", { version });
    return { record: data };
  };

  /* -- in ----------------------------------------------------------------------------------------------------------------------- */
  /** The record in a file, or null after telling why there is none. */
  M.readFile = async function (file) {
    if (file.size > LARGEST) return M.tell(t("file_large"), "bad", "file"), null;
    const text = await file.text().catch(() => null);
    const looked = text === null ? { why: t("file_unread"), more: [] } : M.looked(text);
    if (looked.record) return looked;
    M.tell(looked.why, "bad", "file", ...looked.more);
    return null;
  };
  M.openFile = async function (file) {
    const looked = await M.readFile(file);
    if (!looked || M.readOnly) return;
    if (!M.isBlank(M.record) && !(await M.ask(t("open_title"), t(M.unkept ? "open_lost" : "open_kept"), t("open_yes")))) return;
    const stored = looked.record.result, record = { header: {}, sections: {}, answers: {}, ...looked.record };
    for (const place of ["header", "sections", "answers"]) record[place] = record[place] || {};
    if (!(await M.begin(record))) return;
    const other = stored && stored.score !== undefined && stored.score !== M.result.score;
    M.tell(t(other ? "opened_other_score" : "opened", { file: file.name, score: other ? M.decimal(String(stored.score)) : "" }), other ? "bad" : "", "file");
  };
  /** Take what was agreed last time from the record of that conversation. */
  M.takePrevious = async function (file) {
    const text = file.size > LARGEST ? "" : await file.text().catch(() => "");
    let data = null;
    try { data = JSON.parse(text.replace(/^\ufeff/, "")); } catch { /* told below */ }
    const found = { wrong: [] };
    if (isMap(data)) RECORD(data, [], found);
    const actions = isMap(data) && !forbidden(data) && !found.wrong.length && data.coaching && data.coaching.actions;
    if (!actions || !actions.length) return M.tell(t("no_previous"), "bad", "file");
    const coaching = (M.record.coaching = M.record.coaching || {}), before = (coaching.previous_actions || []).filter(row => row && row.what);
    coaching.previous_actions = [...before, ...actions.map(action => ({ what: [action.what, action.who, action.when].filter(Boolean).join(", ") }))];
    M.showAll();
    M.update();
    M.changed();
  };
})(window.Maatstaf);
