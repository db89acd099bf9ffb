/* Maatstaf, capturing a workshop: the proposals as a list to write in, and one card each to decide on. */
(function (M) {
  "use strict";
  const { $, $$, t, el } = M;
  const id = path => "f-" + path.replace(/\./g, "-");
  function box(path, label, { rows, hint, kind = "text", list, ...more } = {}) {
    const name = id(path), common = { id: name, "data-path": path, "aria-describedby": hint ? name + "-h" : undefined, ...more };
    const field = rows ? el("textarea", { rows, maxlength: 20000, ...common }) : el("input", { type: kind, autocomplete: "off", list, ...common });
    return el("div", { class: "f" }, el("label", { for: name }, label), field, hint ? el("span", { class: "hint", id: name + "-h" }, hint) : null);
  }
  function pick(path, label, options) {
    return el("div", { class: "f" }, el("label", { for: id(path) }, label), el("select", { id: id(path), "data-path": path }, el("option", { value: "" }, t("choose")), ...options.map(one => el("option", { value: one.id }, one.name))));
  }

  /* -- the list ------------------------------------------------------------------------------------------------------------ */
  function idea(one, place) {
    const path = "proposals." + place + ".", step = { kind: "number", min: 1, max: 5, step: 1, inputmode: "numeric" };
    const text = box(path + "text", t("proposal_n", { number: place + 1 }), { rows: 1 });
    const away = el("button", { type: "button", class: "btn quiet", "aria-label": t("remove_n", { number: place + 1 }), click: () => M.removeProposal(place) }, t("remove"));
    return el("li", { class: "idea" }, el("b", { class: "idea-n", "aria-hidden": "true" }, String(place + 1)), text, box(path + "impact", t("impact"), step), box(path + "effort", t("effort"), step), away);
  }

  /* -- a card to decide on ---------------------------------------------------------------------------------------------------- */
  const change = (place, act) => { M.remember(""); act(M.record.proposals[place]); M.edited(); };
  function choices(place) {
    const name = "proposals." + place + ".decision";
    return el("fieldset", { class: "choices", id: id(name) }, el("legend", {}, t("decision")), ...M.page.decisions.map(one => el("label", { class: one.id },
      el("input", { type: "radio", name, value: one.id, "data-path": name }), M.sign(one.id), el("b", {}, one.name), el("small", { "data-fits": one.id }, t("fits")))));
  }
  /** The criterion with this name or id, or else the first in use whose name begins with these letters, or holds them. */
  function criterionNamed(typed) {
    const usable = M.page.criteria.filter(one => !one.retired), names = usable.map(one => one.name.toLowerCase());
    const tests = [(one, place) => names[place] === typed || one.id === typed, (one, place) => names[place].startsWith(typed), (one, place) => names[place].includes(typed)];
    return tests.map(test => usable.find(test)).find(Boolean);
  }
  function criteria(one, place) {
    const path = "criteria-" + place, field = el("input", { id: path, list: "criteria", autocomplete: "off", "aria-describedby": path + "-h" });
    const told = el("span", { class: "hint", id: path + "-h" }, t("led_to_hint"));
    const add = () => {
      const typed = M.line(field.value).toLowerCase(), found = typed && criterionNamed(typed);
      if (!typed) return;
      if (!found) { told.textContent = t("not_found", { name: M.line(field.value) }); return; }
      change(place, proposal => { proposal.criteria = [...new Set([...(proposal.criteria || []), found.id])]; });
      M.announce(t("led_to_added", { name: found.name }));
      $("#" + path).focus();
    };
    field.addEventListener("keydown", event => { if (event.key === "Enter") { event.preventDefault(); add(); } });
    const chip = key => {
      const name = (M.page.criteria.find(other => other.id === key) || { name: key }).name;
      return el("li", {}, name, el("button", { type: "button", "aria-label": t("take_off", { name }), click: () => { change(place, proposal => { proposal.criteria = proposal.criteria.filter(other => other !== key); }); $("#" + path).focus(); } }, "×"));
    };
    return el("div", { class: "f" }, el("label", { for: path }, t("led_to_label")), el("div", { class: "with" }, field, M.button(t("choose_one"), add)), told,
      (one.criteria || []).length ? el("ul", { class: "chips" }, ...one.criteria.map(chip)) : null);
  }
  function draft(one, place) {
    const path = "proposals." + place + ".draft.", off = () => { change(place, proposal => { delete proposal.draft; }); $("#draft-" + place).focus(); };
    if (!M.page.groups.length || !M.page.scales.length) return null;
    if (!one.draft) {
      return el("div", { class: "acts", "data-yes": "" }, el("button", { type: "button", class: "btn", id: "draft-" + place, click: () => {
        change(place, proposal => { proposal.draft = {}; });
        $("#" + id(path + "name")).focus();
      } }, t("new_criterion")));
    }
    return el("fieldset", { class: "panel draft", "data-yes": "" }, el("legend", {}, t("draft")), el("div", { class: "fields fields-2" },
      box(path + "name", t("draft_name"), { maxlength: 200 }), box(path + "goal", t("draft_goal"), { hint: t("draft_goal_hint"), maxlength: 500 }),
      box(path + "indicators", t("draft_indicators"), { rows: 3, hint: t("draft_indicators_hint") }), box(path + "definition", t("draft_definition"), { rows: 3, hint: t("draft_definition_hint") })),
    el("div", { class: "fields" }, pick(path + "group", t("draft_group"), M.page.groups),
      M.page.principles.length ? pick(path + "principle", t("draft_principle"), M.page.principles) : null, pick(path + "scale", t("draft_scale"), M.page.scales)),
    el("div", { class: "acts" }, M.button(t("draft_off"), off, "quiet")));
  }
  function card(one, place, open) {
    const path = "proposals." + place + ".", tick = el("input", { type: "checkbox", id: id(path + "unavoidable"), checked: Boolean(one.unavoidable) });
    tick.addEventListener("change", () => change(place, proposal => { if (tick.checked) proposal.unavoidable = true; else delete proposal.unavoidable; }));
    return el("details", { class: "decide-card", "data-card": place, name: "decide", open: open === place }, el("summary", {}),
      el("div", { class: "card-in" }, el("p", { class: "hint", "data-place": "" }), choices(place), el("label", { class: "tick" }, tick, t("unavoidable")),
        box(path + "why", t("why"), { rows: 2, hint: t("why_hint") }), criteria(one, place), draft(one, place),
        el("div", { class: "fields fields-2" }, box(path + "result", t("result"), { rows: 2, hint: t("result_hint") }), box(path + "dissent", t("dissent"), { rows: 2, hint: t("dissent_hint") }))));
  }

  /* -- drawn anew only when there is something more or less -------------------------------------------------------------------- */
  let shape = "";
  const shapeOf = record => JSON.stringify(record.proposals.map(one => [one.criteria, Boolean(one.draft), Boolean(one.unavoidable)]));
  M.showLists = function () {
    if (shape === shapeOf(M.record)) return;
    shape = shapeOf(M.record);
    const opened = $("details[data-card][open]"), focused = document.activeElement && document.activeElement.id;
    $("#ideas-list").replaceChildren(...M.record.proposals.map(idea));
    $("#cards").replaceChildren(...M.record.proposals.map((one, place) => card(one, place, opened ? Number(opened.dataset.card) : -1)));
    $("#cards-empty").hidden = M.record.proposals.length > 0;
    if (focused) { const again = document.getElementById(focused); if (again && again !== document.activeElement) again.focus({ preventScroll: true }); }
  };
  /** Bring what follows from the record up to date in every card. */
  M.showCards = function () {
    for (const card of $$("[data-card]")) {
      const one = M.record.proposals[card.dataset.card], fits = M.expected(one), against = M.isAgainst(one) && !one.unavoidable;
      $("summary", card).replaceChildren(el("b", { class: "idea-n" }, String(Number(card.dataset.card) + 1)), el("span", { class: "card-t" }, M.short(one, 140)),
        el("span", { class: "badge" }, M.sign(one.decision), one.decision ? M.decisionName(one.decision) : t("not_decided"), against ? el("em", {}, t("against_it")) : null));
      $("[data-place]", card).textContent = fits.length ? t("note_at", { impact: one.impact, effort: one.effort }) + " " + t("note_fits", { decisions: M.inWords(fits) }) : t("note_free");
      for (const mark of $$("[data-fits]", card)) mark.hidden = !fits.includes(mark.dataset.fits);
      const why = $("#" + id("proposals." + card.dataset.card + ".why"));
      $("label[for=" + why.id + "]").textContent = t(against ? "why_needed" : "why_free");
      why.setAttribute("aria-invalid", against && !M.tidy(one.why) ? "true" : "false");
      for (const part of $$("[data-yes]", card)) part.hidden = !M.isYes(one) && Boolean(one.decision);
    }
  };
  /** Go to a field, wherever it is. */
  M.goTo = function (name) {
    const field = document.getElementById(name) || $("#f-new"), card = field.closest("details");
    if (card) card.open = true;
    const target = field.matches("input, select, textarea, a") ? field : $("input", field);
    target.focus();
    target.scrollIntoView({ block: "center" });
  };
})(window.Maatstaf);
