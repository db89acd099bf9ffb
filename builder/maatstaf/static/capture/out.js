/* Maatstaf, capturing a workshop: what goes out. The workshop as the handbook's YAML, each new criterion as a draft that
   names it, and the state to go on with. Scalars are written by propose/scalars.js, so that
   the reader gets back what was typed, whatever it holds. */
(function (M) {
  "use strict";
  const { t } = M;

  /* -- YAML: entries are [key, kind, value]; what is empty is left out ------------------------------------------------------ */
  const isMap = value => typeof value === "object" && value !== null && !Array.isArray(value);
  const entries = (all, indent) => all.filter(([, , value]) => value !== undefined && value !== "" && !(Array.isArray(value) && !value.length))
    .map(([key, kind, value]) => indent + key + ":" + after(kind, value, indent)).join("");
  function after(kind, value, indent) {
    const deeper = indent + "  ";
    if (kind === "map") return "\n" + entries(value, deeper);
    if (kind === "maps") return "\n" + value.map(one => deeper + "- " + entries(one, deeper + "  ").slice(deeper.length + 2)).join("");
    if (Array.isArray(value)) return "\n" + value.map(one => deeper + "-" + (isMap(one) ? after(kind, one, deeper).replace(/^\n\s*/, " ") : M.scalarText(kind, one, deeper + "  "))).join("");
    if (isMap(value)) return "\n" + Object.entries(value).map(([code, text]) => deeper + code + ":" + M.scalarText(kind, text, deeper + "  ")).join("");
    return M.scalarText(kind, value, deeper);
  }
  function file(path, kind, text) {
    const up = "../".repeat(path.split("/").length - 1);
    return { path, content: "# yaml-language-server: $schema=" + up + ".vscode/schema/" + kind + ".schema.json\n" + text };
  }

  /* -- the workshop --------------------------------------------------------------------------------------------------------- */
  /** A text of a part, with its other languages when it has them. */
  const worded = (part, key, tidy) => (tidy(part[key]) && part[key + "~"] ? { [M.language]: tidy(part[key]), ...part[key + "~"] } : tidy(part[key]));
  const line = (part, key) => [key, "text", worded(part, key, M.line)], prose = (part, key) => [key, "prose", worded(part, key, M.tidy)];
  const spoken = (text, others) => (others ? { [M.language]: text, ...others } : text), others = (record, key, at) => (Object.hasOwn(record[key] || {}, at) ? record[key][at] : undefined);
  const counted = record => M.page.roles.filter(role => Number(record.participants[role.id]) > 0).map(role => [role.id, "number", String(Number(record.participants[role.id]))]);
  const missing = record => M.page.roles.filter(role => M.line(record.absent[role.id])).map(role => [["role", "word", role.id], ["why", "text", spoken(M.line(record.absent[role.id]), others(record, "absent~", role.id))]]);
  const goes = one => Boolean(one.draft && M.isYes(one) && M.line(one.draft.name));
  function proposal(one, place, ids) {
    const criteria = [...(one.criteria || []), ...(goes(one) ? [ids.drafts[place]] : [])], number = key => [key, "number", M.number(one[key]) && one[key]];
    return [["id", "word", ids.proposals[place]], prose(one, "text"), number("impact"), number("effort"), ["unavoidable", "bool", one.unavoidable || undefined],
      ["decision", "word", one.decision], line(one, "why"), ["criteria", "word", criteria], prose(one, "result"), line(one, "dissent")];
  }
  /** The workshop's own file. */
  M.workshopFile = function (record) {
    const ids = M.ids(record), people = counted(record);
    return file("workshops/" + ids.workshop + ".yml", "workshop", entries([
      ["id", "word", ids.workshop], ["date", "date", record.date], ["kind", "word", record.kind], line(record, "title"), prose(record, "purpose"),
      ["participants", "map", people.length ? people : undefined], ["absent", "maps", missing(record)], prose(record, "inputs"),
      ["proposals", "maps", record.proposals.map((one, place) => proposal(one, place, ids))], prose(record, "agreements"), ["open_questions", "text", M.linesOf(record.open_questions).map(text => spoken(text, others(record, "open_questions~", text)))],
    ], ""));
  };
  /** A criterion as `maatstaf new` begins it; what the workshop knows takes the place of the help and the lines to fill in. */
  function draftFile(record, one, place, ids) {
    const { draft } = one, principle = draft.principle || "", group = draft.group || M.page.groups[0].id, scale = draft.scale || M.page.scales[0].id;
    const entry = [["version", "version", "1.0.0"], ["date", "date", record.date], ["change", "word", "new"], ["what", "text", t("first_version")],
      ["why", "prose", M.tidy(one.why) || M.tidy(one.text)], ["workshop", "word", ids.workshop], line(one, "dissent")];
    const known = Object.fromEntries([
      ["id", "word", ids.drafts[place]], ["name", "text", M.line(draft.name)], ["klantprincipes", "word", principle ? [principle] : []],
      ["goal", "text", M.line(draft.goal)], ["definition", "prose", M.tidy(draft.definition) || M.tidy(one.text)], ["indicators", "text", M.linesOf(draft.indicators)],
      ["changelog", "maps", [entry]],
    ].map(one => [one[0], entries([one], "")]));
    const field = ([key, ...usual]) => { const [help, lines] = (M.page.blank_on[scale] || {})[key] || usual; return known[key] ? (key === "id" ? help : "") + known[key] : help + lines; };
    return file("criteria/" + group + "/" + ids.drafts[place] + ".yml", "criterion", M.page.blank.map(field).join(""));
  }
  /** The existing criteria that this workshop changes and that do not name it yet: each with the page to write that on. */
  M.toChange = function (record) {
    const workshop = M.ids(record).workshop, chosen = new Set(record.proposals.filter(M.isYes).flatMap(one => one.criteria || []));
    return M.page.criteria.filter(one => chosen.has(one.id) && !one.retired && !one.workshops.includes(workshop))
      .map(({ name, propose }) => ({ name, address: propose + "#workshop=" + workshop }));
  };
  /** Every file that comes of the session, with what it is. */
  M.files = function (record) {
    const ids = M.ids(record);
    return [
      { ...M.workshopFile(record), what: t("workshop_file") },
      ...record.proposals.flatMap((one, place) => (goes(one) ? [{ ...draftFile(record, one, place, ids), what: t("draft_file") }] : [])),
      { path: ids.workshop + ".json", what: t("state_file"), content: JSON.stringify({ ...record, saved: new Date().toISOString() }, null, 2) + "\n" },
    ];
  };
  M.saveFile = function (name, type, content) {
    const link = M.el("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 6e4);
    M.unkept = false;
  };

  /* -- back in: what was saved here ---------------------------------------------------------------------------------------------- */
  const { parts, list, note, like, among, one, isMap: isShape, forbidden, LARGEST } = M.shapes;
  const truth = one(value => typeof value === "boolean", "want_one"), map = one(value => isShape(value) && Object.values(value).every(text => typeof text === "string" && text.length <= 20000), "want_text");
  const STATE = parts({
    workshop: among("maatstaf/workshop/v1"), form: map, language: note, saved: note, id: note, name: note, date: note, kind: note, title: note, purpose: note,
    participants: map, absent: map, inputs: note, agreements: note, open_questions: note,
    proposals: list(parts({ id: note, text: note, impact: note, effort: note, unavoidable: truth, decision: note, why: note, criteria: list(note), draft: map, result: note, dissent: note })),
  }, "workshop", "participants", "absent", "proposals");
  /** The draft in a saved file, or null. */
  M.looked = async function (file) {
    const text = file.size > LARGEST ? "" : await file.text().catch(() => "");
    let data = null;
    try { data = JSON.parse(text.replace(/^\ufeff/, "")); } catch { return null; }
    const found = { wrong: [], strange: [] };
    if (!isShape(data) || forbidden(data)) return null;
    STATE(data, [], found);
    return found.wrong.length ? null : { ...data, form: M.blank().form };
  };
})(window.Maatstaf);
