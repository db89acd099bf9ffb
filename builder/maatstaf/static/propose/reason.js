/* Maatstaf, proposing: how big the change is, what it is and why: the entry on top of the history. */
(function (M) {
  "use strict";
  const { $, el, t } = M, RANK = ["free", "wording", "choose", "clarification", "meaning", "scoring"], PLACE = { 0: 2, 1: 1, 2: 0 };
  const classes = M.shared.classes, named = id => classes.find(one => one.id === id).name.split(" · ")[0];
  const list = words => new Intl.ListFormat(M.language, { type: "conjunction" }).format([...new Set(words)].map(one => "‘" + one + "’"));

  /** The smallest class that these differences allow, and the fields that ask for it. */
  M.least = function (found) {
    const rows = found.map(M.leastOf), most = Math.max(-1, ...rows.map(one => RANK.indexOf(one.least)));
    return { least: RANK[most], fields: rows.filter(one => one.least === RANK[most]).map(one => one.words) };
  };
  const size = id => PLACE[classes.find(one => one.id === id).raises];
  const smallest = least => (least === "free" || least === "choose" || least === undefined ? "wording" : least);

  function retired() { return M.tidied().status === "retired" && M.base.status !== "retired"; }
  /** The classes that can be chosen here. */
  function offered() {
    if (M.isNew()) return ["new"];
    return retired() ? ["retired"] : ["wording", "clarification", "meaning", "scoring"];
  }
  M.showClasses = function () {
    const now = offered(), box = $("#f-class > div");
    if (box.dataset.offered === now.join()) return;
    box.dataset.offered = now.join();
    if (now.length === 1) M.record.entry.change = now[0];
    else if (!now.includes(M.record.entry.change)) delete M.record.entry.change;
    box.replaceChildren(...now.map(id => {
      const one = classes.find(other => other.id === id), radio = el("input", { type: "radio", name: "class", value: id });
      radio.addEventListener("change", () => { M.record.entry.change = id; M.record.chosen = true; M.touched(); });
      return el("label", { class: "class", "data-class": id }, radio, el("span", {}, el("b", {}, named(id)), " ", el("span", {}, one.short)));
    }));
  };
  /** Show what the differences ask for; choose what can be chosen without a doubt. */
  M.showReason = function (found) {
    M.showClasses();
    const { least, fields } = M.least(found), entry = M.record.entry, floor = smallest(least), open = offered().length > 1;
    if (open && !M.record.chosen) {
      if (found.length && !["free", "choose"].includes(least)) entry.change = floor;
      else delete entry.change;
    }
    const words = !open || !found.length ? "" : least === "free" ? t("least_free", { change: named("wording") }) : least === "choose" ? t("least_choose", { fields: list(fields) }) : t("least", { change: named(floor), fields: list(fields) });
    $("#least").textContent = words;
    for (const label of M.$$("#f-class label")) {
      const radio = $("input", label);
      radio.checked = radio.value === entry.change;
      radio.disabled = open && found.length > 0 && size(radio.value) < size(floor);
      label.toggleAttribute("data-small", radio.disabled);
    }
    const one = entry.change && classes.find(other => other.id === entry.change);
    $("#effect").textContent = one && open ? one.scores : "";
    const after = entry.change ? M.versionAfter(entry.change) : "";
    $("#becomes").textContent = !after || (!found.length && !M.isNew()) ? "" : M.isNew() ? t("begins", { after }) : t("becomes", { before: M.base.changelog[0].version, after });
    const reaches = M.spec.forms.length > 0 && found.length > 0 && entry.change && entry.change !== "wording";
    $("#reaches").textContent = reaches ? t("forms_too", { forms: list(M.spec.forms) }) : "";
    return { small: open && found.length > 0 && entry.change && size(entry.change) < size(floor), fields };
  };
  M.className = id => (id ? named(id) : "");
  /** What the entry lacks. */
  M.lacking = function (found, reason) {
    const entry = M.entry() || {}, lacks = [];
    if (!found.length) return M.isNew() ? [] : [{ path: ["difference"], level: "error", words: t("nothing_changed") }];
    if (!entry.change) lacks.push({ path: ["class"], level: "error", open: true, words: t("choose_class") });
    if (reason.small) lacks.push({ path: ["class"], level: "error", words: t("too_small", { fields: list(reason.fields) }) });
    if (!entry.what) lacks.push({ path: ["entry", "what"], level: "error", open: true, words: t("no_what") });
    if (!entry.why && entry.change && entry.change !== "wording") lacks.push({ path: ["entry", "why"], level: "error", open: true, words: t("no_why") });
    return [...lacks, ...(entry.what || entry.why ? M.inEntry(entry) : [])];
  };
})(window.Maatstaf);
