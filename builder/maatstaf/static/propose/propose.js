/* Maatstaf, proposing: the page as a whole: its fields, what follows from them, and what people press. */
(function (M) {
  "use strict";
  const { $, $$, t, el } = M;

  /* -- fields ---------------------------------------------------------------------------------------------------------------- */
  const ENTRY = { entry: ["what", "why"], beside: ["workshop", "alternatives", "dissent"] };
  const fieldNamed = (part, key) => M.parts[part].find(one => one.key === key);
  function groups() {
    for (const group of M.shared.groups[M.spec.kind]) {
      const keys = group.keys.filter(key => key !== "id" || !M.spec.id);
      const made = keys.map(key => (M.special && M.special[key] ? M.special[key](fieldNamed(M.part, key), [key]) : M.fieldOf(group.keys.length === 1 ? { ...fieldNamed(M.part, key), bare: true, member: true } : fieldNamed(M.part, key), [key])));
      $('[data-group="' + group.id + '"]').replaceChildren(...made);
    }
    for (const [group, keys] of Object.entries(ENTRY)) {
      $('[data-group="' + group + '"]').replaceChildren(...keys.map(key => M.fieldOf({ ...fieldNamed("Entry", key), required: group === "entry" }, ["entry", key])));
    }
    if (!M.spec.id && M.spec.kind === "criterion") $('[data-group="about"]').append(groupOf());
  }
  function groupOf() {
    const list = el("select", {}, el("option", { value: "" }, t("choose")), ...M.shared.names.group.map(([id, name]) => el("option", { value: id, selected: id === M.record.group }, name)));
    list.addEventListener("change", () => { M.record.group = list.value; M.touched(); });
    return M.box({ key: "group", required: true }, ["group"], list, t("group"));
  }
  /** A name as an id: small letters and dashes. */
  const slug = words => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
  /** What a member is called after, where its id was not chosen by hand. */
  const CALLED = {
    examples: one => M.said(one.text).replace(/[*>_]/g, " ").replace(/^\s*\p{L}+[.:]\s+/u, ""), header: one => M.said(one.text), classes: one => M.said(one.name),
    sections: one => M.said(one.name), outcomes: one => M.said(one.name), items: one => M.said(one.text),
  };
  /** Give ids to what has none: something new from its name, a member from what it says. Called when a field is left. */
  function nameThem() {
    const values = M.record.values;
    const own = $("#f-id");
    if (own && !M.record.named && values.name) {
      own.value = slug(M.said(values.name));
      M.put(["id"], own.value || undefined);
    }
    const all = { examples: values.examples, header: values.header, classes: values.classes, sections: values.sections, outcomes: (values.scoring || {}).outcomes, items: M.itemsOf(values).map(({ item }) => item.question).filter(Boolean) };
    for (const [key, list] of Object.entries(all)) {
      for (const one of list || []) {
        const base = one && !one.id ? slug(CALLED[key](one).trim().split(/\s+/).slice(0, 5).join(" ")) : "", taken = list.map(other => other.id);
        for (let number = 1; base && !one.id; number++) if (!taken.includes(number > 1 ? base.slice(0, 36) + "-" + number : base)) one.id = number > 1 ? base.slice(0, 36) + "-" + number : base;
      }
    }
  }

  M.showAll = function () {
    if (M.unreadable) return;
    groups();
  };
  /** Draw again what depends on the value at a place. */
  M.refresh = function (path) {
    if (path.join() === "scale") { ["anchors", "examples"].forEach(key => M.redraw([key])); M.reveal(path); }
    if (M.refreshMore) M.refreshMore(path);
  };

  /* -- what follows ------------------------------------------------------------------------------------------------------------ */
  let waiting = 0;
  /** Fields that somebody has left: only there it is said that something is missing. */
  const visited = new Set();
  M.visit = element => { for (let box = element.closest("[data-at]"); box; box = box.parentElement.closest("[data-at]")) visited.add(box.dataset.at); };
  M.touched = function () {
    M.changed();
    M.touchedQuietly();
  };
  M.touchedQuietly = function () {
    if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; M.update(); });
  };
  let listed = "";
  function showFindings(found) {
    for (const box of $$(".odd")) box.hidden = true;
    for (const field of $$("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const one of found) {
      let path = one.path;
      const seen = box => box && !box.closest("details:not([open])");
      while (path.length > 1 && !seen(document.getElementById(M.idOf(path) + "-o"))) path = path.slice(0, -1);
      const box = document.getElementById(M.idOf(path) + "-o"), field = document.getElementById(M.idOf(path));
      if (!box || (one.open && !visited.has(path.join(".")))) continue;
      box.textContent = box.hidden ? one.words : box.textContent + " " + one.words;
      box.className = "odd " + one.level;
      box.hidden = false;
      if (field && one.level === "error" && field.matches("input,select,textarea")) field.setAttribute("aria-invalid", "true");
    }
    const now = JSON.stringify(found);
    if (now === listed) return; // who stands on one of these links stays there
    listed = now;
    const list = level => found.filter(one => one.level === level);
    const link = one => el("li", {}, el("a", { href: "#begin", "data-to": one.path.join(".") }, one.words));
    const part = (key, some) => (some.length ? [el("h3", {}, t(key), " (" + some.length + ")"), el("ul", { class: "todo" }, ...some.map(link))] : []);
    const nothing = found.some(one => one.path[0] === "difference"), errors = list("error").filter(one => one.path[0] !== "difference"), warnings = list("warning");
    const fine = nothing || errors.length ? null : t("all_good"), bare = found.find(one => one.path[0] === "difference"), first = errors[0] ? errors[0].words + (errors.length > 1 ? " (+" + (errors.length - 1) + ")" : "") : bare ? bare.words : warnings.length ? t(warnings.length === 1 ? "look_first_one" : "look_first", { number: warnings.length }) : fine;
    $("#findings").replaceChildren(...part("to_mend", errors.filter(one => !one.open)), ...part("to_fill", errors.filter(one => one.open)), ...part("to_think", warnings), ...(fine && !warnings.length ? [el("p", { class: "fine" }, fine)] : []));
    $("#ready").replaceChildren(el("div", { class: errors.length ? "tell bad" : "tell" }, el("p", {}, first), fine && warnings.length ? el("ul", { class: "todo" }, ...warnings.map(link)) : null));
    $("#on").hidden = Boolean(fine);
    $("#over").hidden = !fine;
  }
  function showChanges(found) {
    const count = found.length === 0 ? t("count_none") : found.length === 1 ? t("count_one") : t("count", { number: found.length });
    $("#count").textContent = $("#score-words").textContent = count;
    $("#score").textContent = found.length;
    $("#score-class").textContent = M.record.entry.change ? M.className(M.record.entry.change) : "";
    $("#changes").replaceChildren(...(found.length ? found.map(M.showDifference) : [el("p", { class: "hint" }, t("nothing_changed"))]));
    for (const mark of $$("[data-count]")) {
      const group = M.shared.groups[M.spec.kind].find(one => one.id === mark.dataset.count), number = found.filter(one => group.keys.includes(one.path[0])).length;
      mark.textContent = number ? t(number === 1 ? "changed_one" : "changed", { number }) : "";
    }
    const at = new Set(found.flatMap(one => one.path.map((_, place) => one.path.slice(0, place + 1).join("."))));
    for (const field of $$("[data-at]")) field.toggleAttribute("data-changed", at.has(field.dataset.at));
  }
  M.update = function () {
    if (M.unreadable) return;
    const values = M.tidied(), found = M.differences(M.base, values, M.part), reason = M.showReason(found);
    const wrong = [...M.findings(values), ...M.lacking(found, reason)];
    if (!M.spec.id && M.spec.kind === "criterion" && !M.record.group) wrong.push({ path: ["group"], level: "error", open: true, words: t("no_group") });
    if (!M.spec.id && M.isBlank(M.record)) wrong.splice(0, wrong.length, { path: ["difference"], level: "error", words: t("nothing_filled") });
    showChanges(found);
    showFindings(wrong);
    M.showOut();
    if (M.updateMore) M.updateMore(values);
    for (const row of $$(".opens")) row.tell();
    document.body.toggleAttribute("data-filled", found.length > 0);
  };

  /* -- drafts ------------------------------------------------------------------------------------------------------------------ */
  const take = one => {
    const { record, both } = M.rebased(one.record);
    return M.begin(record).then(done => {
      if (!done) return;
      const names = [...new Set(both.map(path => fieldNamed(M.part, path[0]).label))];
      M.tell(both.length ? t("older_both", { fields: names.join(", ") }) : t("older_taken"), "", "older");
    });
  };
  const told = one => [one.record.entry.what || M.said(one.record.values.name), one.mine ? "" : t("version", { version: one.record.form.version || "–" })].filter(Boolean).map(M.said).join(" · ");
  const listDrafts = () => M.listDrafts("drafts_why", told, one => M.button(t("older_open"), () => { $("#ask").close(); take(one); }));
  async function older() {
    const drafts = await M.drafts().catch(() => []), newest = drafts.find(one => !one.mine);
    if (!newest || drafts.some(one => one.mine) || !M.isBlank(M.record)) return;
    M.tell(t("older", { time: M.when(newest.at), version: newest.record.form.version || "–" }), "", "older", M.button(t("older_open"), () => { $('[data-kind="older"]').remove(); take(newest); }));
  }

  /** Coming from a workshop that is being written down: it was decided there, also while the handbook does not have it. */
  function fromWorkshop() {
    const [, id] = /^#workshop=(\d{4}-\d\d-\d\d-[a-z][a-z0-9-]*)$/.exec(location.hash) || [];
    if (!id || M.readOnly) return;
    M.give(["entry", "workshop"], id);
    groups();
    M.tell(t("from_workshop", { id }), "", "workshop");
  }

  /* -- what people press ------------------------------------------------------------------------------------------------------- */
  const ACTS = {
    drafts: listDrafts,
    clear: async () => { if (await M.ask(t("clear_title"), t("clear_words"), t("clear_yes"))) await M.clearAll().catch(() => M.tell(t("clear_failed"), "bad", "storage")); },
    take: () => M.takeOver(), print: () => window.print(), download: () => M.download(), copy: () => M.copy(),
  };
  function start() {
    for (const button of $$("[data-act]")) button.addEventListener("click", () => ACTS[button.dataset.act]());
    $("#form").addEventListener("input", event => { if (event.target.id === "f-id") M.record.named = true; });
    $("#form").addEventListener("focusout", event => { M.visit(event.target); nameThem(); M.touchedQuietly(); });
    $("#form").addEventListener("submit", event => event.preventDefault());
    addEventListener("beforeunload", event => { if (M.unkept && !M.isBlank(M.record)) event.preventDefault(); });
    addEventListener("click", event => {
      const link = event.target.closest("#scorebox a, #ready a");
      if (!link) return;
      if (narrow.matches) panel.open = false;
      if (link.dataset.to && M.reveal(link.dataset.to.split("."))) event.preventDefault();
    });
    if (M.spec.owner) $("#to-owner").textContent = t("to_owner", { owner: M.spec.owner });
    $("#whom").hidden = Boolean(M.spec.owner);
    if (M.unreadable) { $("#all").hidden = true; M.tell(t("unreadable"), "bad", "unreadable"); return; }
    M.showAll();
    M.update();
    M.store().then(older).then(fromWorkshop);
  }
  const narrow = matchMedia("(max-width: 62em)"), panel = $("#scorebox");
  const fold = () => { panel.open = !narrow.matches; };
  narrow.addEventListener("change", fold);
  $("summary", panel).addEventListener("click", event => { if (!narrow.matches) event.preventDefault(); });
  fold();
  document.addEventListener("DOMContentLoaded", start);
})(window.Maatstaf);
