/* Maatstaf, composing: parts and their questions: chosen from the criteria, put in order by mouse or keyboard. */
(function (M) {
  "use strict";
  const { $, el, t } = M, MOST = 8;
  const sections = () => M.record.values.sections || (M.record.values.sections = []);
  const itemField = key => M.parts.Item.find(one => one.key === key), partField = key => M.parts.Section.find(one => one.key === key);
  const LATER = ["comment", "scored", "required", "not_applicable", "deduct", "failed", "critical", "show_when", "reasons"];
  const method = () => (M.record.values.scoring || {}).method || "none", weighs = () => ["weighted-mean", "points"].includes(method());
  const nameOf = item => (item.question ? M.said(item.question.text) || t("new_question") : (M.criterion(item.criterion) || [0, item.criterion])[1]);
  const named = (kind, id) => (M.shared.names[kind].find(one => one[0] === id) || ["", id])[1];
  let shares = new Map();
  const share = id => (shares.has(id) ? M.percent(shares.get(id)) : weighs() ? t("no_share") : "");
  const draw = () => {
    $("#parts").replaceWith(M.special.sections());
    M.touched();
  };
  const drawAt = (selector, whole) => { draw(); M.standIn($(selector), whole); };

  /* -- order ------------------------------------------------------------------------------------------------------------------ */
  function moveItem(from, to) {
    const [section, place] = from, [other, at] = to, [item] = sections()[section].items.splice(place, 1);
    const items = sections()[other].items || (sections()[other].items = []), where = Math.max(0, Math.min(items.length, at));
    items.splice(where, 0, item);
    M.tellQuietly(t("moved", { what: nameOf(item), place: where + 1, all: items.length }));
    return [other, where];
  }
  /** One place up or down; at the end of a part on to the next one. */
  function step(section, place, by) {
    const items = sections()[section].items;
    if (place + by >= 0 && place + by < items.length) return moveItem([section, place], [section, place + by]);
    const other = section + by;
    if (!sections()[other]) return null;
    return moveItem([section, place], [other, by < 0 ? (sections()[other].items || []).length : 0]);
  }
  let dragged = null;
  function dropAt(row, section, place) {
    row.addEventListener("dragstart", event => { dragged = [section, place]; event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", String(place)); row.dataset.moving = ""; });
    row.addEventListener("dragend", () => { dragged = null; draw(); });
    row.addEventListener("dragover", event => { if (dragged) { event.preventDefault(); row.dataset.over = ""; } });
    row.addEventListener("dragleave", () => { delete row.dataset.over; });
    row.addEventListener("drop", event => {
      event.preventDefault();
      event.stopPropagation();
      if (!dragged) return;
      const same = dragged[0] === section && dragged[1] < place;
      moveItem(dragged, [section, same ? place - 1 : place]);
      dragged = null;
      draw();
    });
  }

  /* -- a question --------------------------------------------------------------------------------------------------------------- */
  /** What a question says in one line: what is asked, of which criterion, how it is answered and counts. */
  function lineOf(item, path) {
    const known = M.details[item.criterion], scale = (item.question || known || {}).scale, fact = key => M.piecesOf(itemField(key), item[key], [...path, key]);
    const marks = [item.critical ? itemField("critical").label.toLowerCase() : "", known && known.key ? t("key_question") : ""].filter(Boolean).map(one => el("em", {}, one));
    return M.lineOf(known ? known.question : nameOf(item), [...marks, ...(known ? [nameOf(item)] : []), ...(scale ? [named("scale", scale)] : []), ...["class", "weight", "grade"].flatMap(fact), ...fact("show_when").map(condition => t("only_if", { condition }))], share(item.criterion || (item.question || {}).id));
  }
  function question(section, place) {
    const item = sections()[section].items[place], path = ["sections", section, "items", place], name = nameOf(item);
    const go = by => { const to = step(section, place, by); if (to) drawAt("#q-" + to.join("-") + (by < 0 ? " > .tools [data-up]" : " > .tools [data-down]"), true); };
    const drop = () => {
      M.lose(path.slice(0, -1), place, sections()[section].items.splice(place, 1)[0], name);
      M.tellQuietly(t("removed", { what: name }));
      draw();
      M.standAtLost($("#part-" + section + " .lot"), place);
    };
    function inside() {
      const own = { is: "part", part: "Question", key: "question", label: t("own_question"), required: true };
      const counts = [...((M.record.values.classes || []).length ? ["class"] : []), ...(weighs() && !item.class ? ["weight"] : []), ...(method() === "lowest-grade" && !item.class ? ["grade"] : [])];
      const later = LATER.filter(key => (key !== "deduct" || method() === "deductions") && (key !== "scored" || method() !== "none"));
      const made = key => M.fieldOf({ ...itemField(key), ...(counts.includes(key) ? { help: "", silent: true } : key === "required" ? { default: !item.question } : {}) }, [...path, key]);
      return [...(item.question ? [M.fieldOf(own, [...path, "question"])] : []), el("div", { class: "pairs" }, ...[...counts, ...later].map(made))];
    }
    const grip = el("span", { class: "grip", title: t("drag"), "aria-hidden": "true" }, "⠿"), fresh = item.question && !item.question.text;
    const row = M.moving(el("li", { id: "q-" + section + "-" + place, draggable: "false" }, grip, M.rowOf(path, () => lineOf(item, path), inside, fresh)), name, go, drop);
    grip.addEventListener("pointerdown", () => { row.draggable = true; });
    dropAt(row, section, place);
    return row;
  }

  /* -- choosing ------------------------------------------------------------------------------------------------------------------ */
  const letters = words => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  /** The criteria in which every word is found: in name, klantprincipe or channel. */
  M.found = function (words) {
    const asked = letters(words).split(/\s+/).filter(Boolean);
    return M.shared.criteria.filter(one => one[2] !== "r").filter(([id, name, , principles, channels]) => {
      const text = letters([id, name, ...principles.map(one => named("klantprincipe", one)), ...channels.map(one => named("channel", one))].join(" "));
      return asked.every(word => text.includes(word));
    });
  };
  function finder(section) {
    const field = el("input", { type: "search", id: "find-" + section, autocomplete: "off", "aria-describedby": "find-" + section + "-h" }), list = el("ul", { class: "found" });
    const show = open => {
      const on = new Set(M.itemsOf(M.record.values).map(one => one.id)), all = M.found(field.value), free = all.filter(one => !on.has(one[0])), shown = field.value || open ? free.slice(0, MOST) : [];
      const rest = shown.length ? free.length - shown.length : 0;
      list.replaceChildren(...shown.map(([id, name, , principles, channels]) => el("li", {}, M.button("+ " + name, () => {
        (sections()[section].items = sections()[section].items || []).push({ criterion: id });
        M.tellQuietly(t("pick_added", { name, part: M.said(sections()[section].name) || t("new_part") }));
        drawAt("#find-" + section);
      }), " ", el("small", {}, [...principles.map(one => named("klantprincipe", one)), ...channels.map(one => named("channel", one))].join(" · ")))),
      ...(field.value && !shown.length ? [el("li", { class: "hint" }, t(all.length ? "on_form" : "pick_none"))] : []), ...(rest > 0 ? [el("li", { class: "hint" }, t("pick_more", { number: rest }))] : []));
    };
    field.addEventListener("input", () => show());
    field.addEventListener("keydown", event => { if (event.key === "ArrowDown") show(true); });
    field.addEventListener("keydown", event => { if (event.key === "Enter") { event.preventDefault(); const first = $("button", list); if (first) first.click(); } });
    return el("div", { class: "f finder" }, el("label", { for: "find-" + section }, t("find")), el("span", { class: "hint", id: "find-" + section + "-h" }, t("find_hint")), field, list);
  }

  /* -- a part -------------------------------------------------------------------------------------------------------------------- */
  function part(section) {
    const one = sections()[section], path = ["sections", section], name = M.said(one.name) || t("new_part"), id = "part-" + section, items = one.items || (one.items = []);
    const shift = by => {
      const all = sections(), to = section + by;
      if (!all[to]) return;
      [all[section], all[to]] = [all[to], all[section]];
      M.tellQuietly(t("moved", { what: name, place: to + 1, all: all.length }));
      drawAt("#part-" + to + " > .tools " + (by < 0 ? "[data-up]" : "[data-down]"), true);
    };
    const drop = () => {
      M.lose(["sections"], section, sections().splice(section, 1)[0], name);
      M.tellQuietly(t("removed", { what: name }));
      draw();
      M.standAtLost($("#parts > ol"), section);
    };
    const back = (place, item) => { items.splice(place, 0, item); drawAt("#q-" + section + "-" + place, true); };
    const sum = () => [one.id, ...items.map(item => item.criterion || (item.question || {}).id)].reduce((all, id) => all + (shares.get(id) || 0), 0);
    const line = () => M.lineOf(M.said(one.name) || t("new_part"), ["klantprincipe", "weight", "judged_as_a_whole"].flatMap(key => M.piecesOf(partField(key), one[key], [...path, key])), sum() ? t("of_score", { share: M.percent(sum()) }) : "");
    const inside = () => [el("div", { class: "pairs" }, ...["name", ...(weighs() ? ["weight"] : []), "klantprincipe", "judged_as_a_whole", "text"].map(key => M.fieldOf({ ...partField(key), quiet: ["klantprincipe", "text"].includes(key) }, [...path, key], key === "name" ? t("part_name") : undefined)))];
    const rows = el("ol", { class: "lot" }, ...M.withLost([...path, "items"], items.map((_, place) => question(section, place)), back));
    rows.addEventListener("dragover", event => { if (dragged) event.preventDefault(); });
    rows.addEventListener("drop", event => { event.preventDefault(); if (dragged) { moveItem(dragged, [section, items.length]); dragged = null; draw(); } });
    const own = M.button(t("add_own"), () => {
      items.push({ question: {} });
      drawAt("#q-" + section + "-" + (items.length - 1));
    }, "quiet");
    const head = M.rowOf(path, line, inside, !one.name);
    const all = el("div", { class: "formpart-in" }, rows, M.wrongBox(M.idOf([...path, "items"])), el("div", { class: "adding" }, finder(section), own));
    return M.moving(el("li", { class: "formpart", id }, head, all), name, shift, drop, all);
  }
  M.special = {
    sections: () => {
      const add = M.button(t("add", { what: t("new_part") }), () => { sections().push({ name: "", items: [] }); drawAt("#part-" + (sections().length - 1)); });
      add.id = "add-part";
      return el("div", { class: "parts", id: "parts", "data-at": "sections" }, el("ol", {}, ...M.withLost(["sections"], sections().map((_, section) => part(section)), (place, one) => { sections().splice(place, 0, one); drawAt("#part-" + place, true); })), M.wrongBox(M.idOf(["sections"])), add);
    },
  };
  const NEEDS = { "WeightClass.weight": ["weighted-mean", "points"], "WeightClass.grade": ["lowest-grade"], "Scoring.start": ["deductions", "lowest-grade"], "Scoring.decimals": ["weighted-mean", "points", "deductions"] };
  /** Whether a field does anything with this way of scoring. */
  M.relevant = (part, key) => !NEEDS[part + "." + key] || NEEDS[part + "." + key].includes(method());
  M.refreshMore = function (path) {
    const key = path[path.length - 1];
    if (path[0] === "scoring" && key === "method") ["scoring", "classes"].forEach(one => M.redraw([one]));
    if (key === "class" || (path[0] === "scoring" && key === "method") || path[0] === "classes" || (path.includes("question") && key === "scale")) draw();
    M.reveal(path);
  };
  M.showShares = found => { shares = found; };
  M.percent = share => (Math.round(share * 1000) / 10).toLocaleString(M.language) + "\u00a0%";
})(window.Maatstaf);
