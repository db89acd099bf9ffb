/* Maatstaf, review conversation: the records on the table, as they were stored: nothing is computed anew, nothing ranked. */
(function (M) {
  "use strict";
  M.icon = name => M.$("#i-" + name).content.cloneNode(true);
  const { $, t, el, say } = M, spec = M.spec, FEWEST = 5;
  const WEIGHS = ["weighted-mean", "points"].includes(spec.scoring.method);
  const items = new Map(spec.sections.flatMap(section => [[section.id, { name: section.name, scale: section.judged_as_a_whole, place: "sections" }],
    ...section.items.map(item => [item.id, { name: item.name, scale: item.scale, place: "answers" }])]));
  M.items = items;
  M.laid = () => M.record.records || [];
  M.nameOf = id => (items.has(id) ? say(items.get(id).name) : id);
  M.scoreOf = result => (result && result.score !== undefined ? M.decimal(result.score) + (WEIGHS ? " %" : "") : "");
  const named = id => { const one = spec.scoring.outcomes.find(other => other.id === id); return one ? say(one.name) : id; };
  M.outcomeOf = record => (record.human_outcome ? named(record.human_outcome.outcome) : record.result && record.result.outcome ? named(record.result.outcome) : "");
  M.reference = record => record.contact || t("no_reference");
  const sameForm = record => record.form.version === spec.version && record.form.hash === spec.hash;

  const noteAt = (record, id) => { const given = [record.answers, record.sections].find(map => map && Object.hasOwn(map, id)); return given && given[id].comment; };
  /** What stood out in a record: criticals, then what failed, each with its note. */
  function stoodOut(record) {
    const result = record.result || {}, criticals = (result.criticals || []).map(one => one.item);
    const failed = (result.lines || []).filter(one => one.failed && !criticals.includes(one.id)).map(one => one.id);
    const line = (id, critical) => el("li", { class: critical ? "hit" : "" }, M.icon(critical ? "critical" : "failed"),
      el("span", {}, el("b", {}, M.nameOf(id)), " ", el("small", {}, t(critical ? "critical" : "failed_one")), noteAt(record, id) ? el("span", { class: "said" }, noteAt(record, id)) : null));
    const lines = [...criticals.map(id => line(id, true)), ...failed.map(id => line(id, false))];
    if (!record.result) return el("p", { class: "hint" }, t("no_result"));
    return lines.length ? el("ul", { class: "out" }, ...lines) : el("p", { class: "hint" }, t("nothing_failed"));
  }

  function card(one, place) {
    const { record } = one, result = record.result || {}, score = M.scoreOf(result), id = "by-" + place;
    const by = el("select", { id }, ...["coach", "employee"].map(name => el("option", { value: name, selected: one.by === name }, t("by_" + name))));
    by.addEventListener("change", () => { one.by = by.value; M.update(); M.changed(); $("#" + id).focus(); });
    const away = el("button", { type: "button", class: "btn quiet", "aria-label": t("away_one", { contact: M.reference(record) }), click: () => {
      M.record.records.splice(place, 1);
      M.update();
      M.changed();
      ($("#contacts .btn") || $('[data-act="open"]')).focus();
    } }, t("away"));
    const own = record.human_outcome && record.human_outcome.why;
    return el("li", { class: "card" },
      el("div", { class: "card-h" }, el("h3", {}, M.reference(record)), el("span", {}, M.day(record.date)), record.drawn ? el("span", {}, t(record.drawn)) : null,
        one.by === "employee" ? el("b", {}, t("by_employee")) : null),
      el("p", { class: "card-s" }, score ? el("b", {}, score) : null, M.outcomeOf(record) ? el("span", {}, M.outcomeOf(record)) : null,
        record.result && !result.complete ? el("span", { class: "prov" }, t("provisional")) : null),
      own ? el("p", { class: "said" }, own) : null,
      sameForm(record) ? null : el("p", { class: "hint warn" }, t("other_version", { version: record.form.version })),
      stoodOut(record),
      el("div", { class: "card-f" }, el("label", { for: id }, t("filled_in_by")), by, away));
  }

  function average() {
    const known = M.laid().filter(one => one.by !== "employee" && sameForm(one.record) && one.record.result && one.record.result.complete && one.record.result.score !== undefined);
    if (known.length < FEWEST) return t("no_average");
    const sum = known.map(one => M.exact(one.record.result.score)).reduce((all, one) => all.plus(one));
    const mean = M.number(sum.by(M.exact(String(known.length))), spec.scoring.decimals);
    return t("average", { number: known.length, score: mean + (WEIGHS ? " %" : "") });
  }
  function sampled() {
    const sample = M.record.sample, box = $("#sample");
    box.hidden = !sample;
    if (!sample) return;
    const here = new Set(M.laid().map(one => one.record.contact)), missing = sample.drawn.filter(id => !here.has(id));
    const others = [...here].filter(id => id && !sample.drawn.includes(id));
    box.replaceChildren(...[
      el("dl", { class: "facts" }, ...[["population", sample.population], ["drawn_n", sample.drawn.length], ["seed", sample.seed]]
        .map(([name, value]) => el("div", {}, el("dt", {}, t(name)), el("dd", {}, String(value))))),
      missing.length ? el("p", { class: "hint" }, t("not_here", { contacts: missing.join(", ") })) : null,
      others.length ? el("p", { class: "hint" }, t("not_drawn", { contacts: others.join(", ") })) : null,
    ].filter(Boolean));
  }
  M.showContacts = function () {
    $("#contacts").replaceChildren(...M.laid().map(card));
    $("#none-yet").hidden = M.laid().length > 0;
    $("#average").textContent = M.laid().length ? average() : "";
    sampled();
  };

  /* -- files come in ------------------------------------------------------------------------------------------------------ */
  const bare = data => JSON.parse(JSON.stringify(data), (_, value) => (value === null ? undefined : value));
  const content = ({ saved, ...record }) => JSON.stringify(record);
  /** Lay a record on the table; returns why not. */
  function lay(record) {
    const all = M.record.records || (M.record.records = []);
    if (all.some(one => content(one.record) === content(record))) return t("already_here");
    if (record.employee && M.record.employee && record.employee !== M.record.employee) return t("other_employee", { other: record.employee, here: M.record.employee });
    if (record.employee && !M.record.employee) M.record.employee = record.employee;
    const twin = record.contact && all.some(one => one.record.contact === record.contact && one.by !== "employee");
    all.push({ by: twin ? "employee" : "coach", record });
    all.sort((one, other) => (one.record.date || "").localeCompare(other.record.date || ""));
    const signals = (M.record.signals || []).filter(Boolean), known = new Set(signals.map(row => row.what));
    M.record.signals = [...signals, ...(record.signals || []).filter(row => row.what && !known.has(row.what))];
    return "";
  }
  /** Put what was agreed in an earlier conversation, or record, among what was agreed last time. */
  function carry(data) {
    const now = data.review ? data.actions || [] : (data.coaching && data.coaching.actions) || [];
    const open = (data.previous || []).filter(row => row.state !== "done" && row.state !== "dropped");
    const rows = [...open, ...now].filter(row => row.what), here = M.rows(M.record.previous), known = new Set(here.map(row => row.what));
    if (!rows.length) return t("no_previous");
    M.record.previous = [...here, ...rows.filter(row => !known.has(row.what)).map(row => ({ state: "open", ...row }))];
    if (data.employee && !M.record.employee) M.record.employee = data.employee;
    return "";
  }
  function shown() {
    M.showAll();
    M.update();
    M.changed();
  }
  async function takeReview(data) {
    if (M.isBlank(M.record)) return (await M.begin(data)) ? "" : t("stopped");
    const what = await M.choose(t("which_title"), t("which"), [["go", t("which_go")], ["carry", t("which_carry")]]);
    if (what === "go") return (await M.begin(data)) ? "" : t("stopped");
    return what === "carry" ? carry(data) : t("stopped");
  }
  M.openFiles = async function (files) {
    const refused = [];
    let opened = 0;
    for (const file of files) {
      const looked = await M.readAny(file), data = looked.data && bare(looked.data);
      if (M.readOnly) return;
      let why = looked.why || "";
      if (looked.kind === "record") why = lay(data);
      else if (looked.kind === "sample") M.record.sample = { population: data.population, n: data.n, seed: data.seed, drawn: data.drawn };
      else if (looked.kind === "review") why = await takeReview(data);
      if (why) refused.push(el("li", {}, el("b", {}, file.name), ": ", why));
      else opened += 1;
    }
    if (opened) shown();
    const words = t(refused.length ? "files_some" : "files_all", { opened, all: files.length });
    M.tell(words, refused.length ? "bad" : "", "file", ...(refused.length ? [el("ul", { class: "whys" }, ...refused)] : []));
  };
  M.openPrevious = async function ([file]) {
    const looked = await M.readAny(file), data = looked.data && bare(looked.data);
    const other = data && data.employee && M.record.employee && data.employee !== M.record.employee;
    const why = looked.why || (looked.kind === "sample" ? t("no_previous") : other ? t("other_employee", { other: data.employee, here: M.record.employee }) : carry(data));
    if (!why) shown();
    M.tell(why ? file.name + ": " + why : t("carried", { file: file.name }), why ? "bad" : "", "file");
  };
})(window.Maatstaf);
