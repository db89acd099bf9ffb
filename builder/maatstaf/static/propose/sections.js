/* Maatstaf, composing: parts and their questions: chosen from the criteria, put in order by mouse or keyboard. */
(function (M) {
  "use strict";
  const { $, $$, el, t } = M, MOST = 8;
  const sections = () => M.record.values.sections || (M.record.values.sections = []);
  const itemField = key => M.parts.Item.find(one => one.key === key), partField = key => M.parts.Section.find(one => one.key === key);
  const LATER = ["required", "not_applicable", "critical", "deduct", "failed", "comment", "reasons", "show_when"];
  const method = () => (M.record.values.scoring || {}).method || "none";
  const nameOf = item => (item.question ? M.said(item.question.text) || t("new_question") : (M.criterion(item.criterion) || [0, item.criterion])[1]);
  const draw = focus => {
    const box = $("#parts");
    box.replaceWith(M.special.sections());
    if (focus && $(focus)) $(focus).focus();
    M.touched();
  };

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
  function question(section, place) {
    const item = sections()[section].items[place], path = ["sections", section, "items", place], name = nameOf(item), id = "q-" + section + "-" + place;
    const tool = (words, sign, act, mark) => el("button", { type: "button", class: "tool", "aria-label": words, title: words, [mark]: true, click: act }, sign);
    const go = by => { const to = step(section, place, by); if (to) draw("#q-" + to.join("-") + (by < 0 ? " [data-up]" : " [data-down]")); };
    const weighs = ["weighted-mean", "points"].includes(method()), classes = (M.record.values.classes || []).length > 0;
    const quick = [];
    if (classes) quick.push(M.fieldOf({ ...itemField("class"), help: "", silent: true }, [...path, "class"]));
    if (weighs && !item.class) quick.push(M.fieldOf({ ...itemField("weight"), help: "", silent: true }, [...path, "weight"]));
    if (method() === "lowest-grade" && !item.class) quick.push(M.fieldOf({ ...itemField("grade"), help: "", silent: true }, [...path, "grade"]));
    if (method() !== "none") quick.push(M.fieldOf(itemField("scored"), [...path, "scored"]));
    const more = el("details", { class: "more" }, el("summary", {}, t("more")));
    more.addEventListener("toggle", () => {
      if (more.open && more.children.length === 1) more.append(el("div", { class: "group" }, ...LATER.filter(key => key !== "deduct" || method() === "deductions").map(key => M.fieldOf(key === "required" ? { ...itemField(key), default: !item.question } : itemField(key), [...path, key]))));
    });
    const own = item.question ? M.fieldOf({ is: "part", part: "Question", key: "question", label: t("own_question"), required: true }, [...path, "question"]) : null;
    const row = el("li", { class: "ask", id, draggable: false }, el("span", { class: "grip", title: t("drag"), "aria-hidden": "true" }, "⠿"),
      el("div", { class: "ask-in" }, el("p", { class: "ask-t" }, el("b", {}, name), " ", el("small", { "data-share": section + "-" + place })), own, el("div", { class: "quick" }, ...quick, more)),
      el("div", { class: "tools" }, tool(t("up_what", { what: name }), "↑", () => go(-1), "data-up"), tool(t("down_what", { what: name }), "↓", () => go(1), "data-down"),
        tool(t("remove_what", { what: name }), "×", () => { sections()[section].items.splice(place, 1); M.tellQuietly(t("removed", { what: name })); draw("#find-" + section); }, "data-drop")));
    row.dataset.at = path.join(".");
    $(".grip", row).addEventListener("pointerdown", () => { row.draggable = true; });
    row.addEventListener("keydown", event => {
      if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
      event.preventDefault();
      go(event.key === "ArrowUp" ? -1 : 1);
    });
    dropAt(row, section, place);
    return row;
  }

  /* -- choosing ------------------------------------------------------------------------------------------------------------------ */
  const plain = words => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const named = (kind, id) => (M.shared.names[kind].find(one => one[0] === id) || ["", id])[1];
  /** The criteria in which every word is found: in name, klantprincipe or channel. */
  M.found = function (words) {
    const asked = plain(words).split(/\s+/).filter(Boolean);
    return M.shared.criteria.filter(one => one[2] !== "r").filter(([id, name, , principles, channels]) => {
      const text = plain([id, name, ...principles.map(one => named("klantprincipe", one)), ...channels.map(one => named("channel", one))].join(" "));
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
        draw("#find-" + section);
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
    const one = sections()[section], path = ["sections", section], name = M.said(one.name) || t("new_part"), id = M.idOf(path);
    const shift = by => {
      const all = sections(), to = section + by;
      if (!all[to]) return;
      [all[section], all[to]] = [all[to], all[section]];
      M.tellQuietly(t("moved", { what: name, place: to + 1, all: all.length }));
      draw("#" + M.idOf(["sections", to]) + " > .tools " + (by < 0 ? "[data-up]" : "[data-down]"));
    };
    const tool = (words, sign, act, mark) => el("button", { type: "button", class: "tool", "aria-label": words, title: words, [mark]: true, click: act }, sign);
    const about = el("details", { class: "more" }, el("summary", {}, t("about_part")), el("div", { class: "group" }, ...["klantprincipe", "text", "judged_as_a_whole"].map(key => M.fieldOf(partField(key), [...path, key]))));
    const items = el("ol", { class: "asks" }, ...(one.items || []).map((_, place) => question(section, place)));
    items.addEventListener("dragover", event => { if (dragged) event.preventDefault(); });
    items.addEventListener("drop", event => { event.preventDefault(); if (dragged) { moveItem(dragged, [section, (one.items || []).length]); dragged = null; draw(); } });
    const addOwn = M.button(t("add_own"), () => {
      (one.items = one.items || []).push({ question: {} });
      draw("#q-" + section + "-" + (one.items.length - 1) + " textarea");
    });
    return el("section", { class: "formpart", id, "data-at": path.join("."), "aria-label": name },
      el("div", { class: "tools" }, tool(t("up_what", { what: name }), "↑", () => shift(-1), "data-up"), tool(t("down_what", { what: name }), "↓", () => shift(1), "data-down"),
        tool(t("remove_what", { what: name }), "×", () => { sections().splice(section, 1); M.tellQuietly(t("removed", { what: name })); draw("#add-part"); }, "data-drop")),
      el("div", { class: "fields" }, M.fieldOf({ ...partField("name"), help: "" }, [...path, "name"], t("part_name")), ["weighted-mean", "points"].includes(method()) ? M.fieldOf({ ...partField("weight"), quiet: true }, [...path, "weight"]) : null),
      about, items, M.wrongBox(M.idOf([...path, "items"])), finder(section), addOwn);
  }
  M.special = {
    sections: () => {
      const add = M.button(t("add", { what: t("new_part") }), () => { sections().push({ name: "", items: [] }); draw("#" + M.idOf(["sections", sections().length - 1, "name"])); });
      add.id = "add-part";
      return el("div", { class: "parts", id: "parts", "data-at": "sections" }, ...sections().map((_, section) => part(section)), M.wrongBox(M.idOf(["sections"])), add);
    },
  };
  const NEEDS = { "WeightClass.weight": ["weighted-mean", "points"], "WeightClass.grade": ["lowest-grade"], "Scoring.start": ["deductions", "lowest-grade"], "Scoring.decimals": ["weighted-mean", "points", "deductions"] };
  /** Whether a field does anything with this way of scoring. */
  M.relevant = (part, key) => !NEEDS[part + "." + key] || NEEDS[part + "." + key].includes(method());
  M.refreshMore = function (path) {
    const key = path[path.length - 1];
    if (path[0] === "scoring" && key === "method") ["scoring", "classes"].forEach(one => M.redraw([one], "#" + M.idOf(path)));
    if (key === "class" || (path[0] === "scoring" && key === "method") || path[0] === "classes" || (path.includes("question") && key === "scale")) draw("#" + M.idOf(path));
  };
  M.showShares = function (shares) {
    for (const mark of $$("[data-share]")) {
      const [section, place] = mark.dataset.share.split("-").map(Number), item = ((M.record.values.sections[section] || {}).items || [])[place] || {};
      const share = shares.get(item.criterion || (item.question || {}).id);
      mark.textContent = share === undefined ? (["weighted-mean", "points"].includes(method()) ? t("no_share") : "") : t("of_score", { share: M.percent(share) });
    }
  };
  M.percent = share => (Math.round(share * 1000) / 10).toLocaleString(M.language);
})(window.Maatstaf);
