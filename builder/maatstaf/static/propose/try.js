/* Maatstaf, composing: the form as it will be filled in, its weights as bars, and a score on sample answers. */
(function (M) {
  "use strict";
  const { $, $$, el, t } = M, SVG = "http://www.w3.org/2000/svg";
  let record = { header: {}, answers: {}, sections: {} }, shown = "";
  const svg = (tag, attributes, ...inside) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  };
  /** The share of each part in the score, as long as it is large. */
  function bars(spec, shares) {
    const rows = spec.sections.map(section => [M.say(section.name), [section, ...section.items].reduce((all, one) => all + (shares.get(one.id) || 0), 0)]).filter(([, share]) => share);
    $("#bars").hidden = !rows.length;
    $("#bars > ul").replaceChildren(...rows.map(([name, share]) => {
      const bar = svg("svg", { width: "100%", height: "6", "aria-hidden": "true" }, svg("rect", { class: "bg", width: "100%", height: "6" }), svg("rect", { class: "fg", width: 100 * share + "%", height: "6" }));
      return el("li", {}, el("span", {}, name), " ", el("span", {}, M.percent(share)), bar);
    }));
  }

  function answers(name, scale, allowed, place) {
    const mark = which => {
      const made = svg("svg", { class: "m " + which, "aria-hidden": "true" });
      made.append(svg("use", { href: "#m-" + which }));
      return made;
    };
    const known = M.shared.scales[scale.id].answers, marks = Object.fromEntries(known.map(([id, , sign]) => [id, sign]));
    const choice = (id, label, given) => {
      const radio = el("input", { type: "radio", name, value: id });
      radio.checked = given;
      radio.addEventListener("change", () => { place(id); update(); });
      return el("label", { class: id ? marks[id] : "nvt" }, marks[id] ? mark(marks[id]) : id ? null : mark("nvt"), radio, el("b", {}, label));
    };
    const now = place();
    return el("div", { class: "as as-s" }, ...known.map(([id, label]) => choice(id, label, now.answer === id)),
      allowed ? choice("", scale.not_applicable ? M.say(scale.not_applicable) : t("na"), now.not_applicable === true) : null);
  }
  /** Read or set the answer to one question of the sample. */
  const place = (map, id) => answer => {
    if (answer !== undefined) map[id] = answer === "" ? { not_applicable: true } : { answer };
    return map[id] || {};
  };
  function question(id, name, scale, allowed, map, more) {
    const legend = el("legend", {}, el("span", { class: "t" }, name), more ? el("small", {}, " " + more) : null);
    if (!scale || !scale.answers.length) return el("fieldset", { class: "q", "data-q": id }, legend, el("p", { class: "hint" }, scale ? M.say(scale.name) : ""));
    return el("fieldset", { class: "q", "data-q": id }, legend, answers("try-" + id, scale, allowed, place(map, id)));
  }
  function draw(spec) {
    $("#preview").replaceChildren(
      ...spec.header.map(one => question(one.id, M.say(one.text), M.scales[one.scale], false, record.header)),
      ...spec.sections.map(section => el("section", { class: "part" }, el("h3", {}, M.say(section.name) || t("new_part")),
        ...(M.scales[section.judged_as_a_whole] ? [question(section.id, M.say(section.name), M.scales[section.judged_as_a_whole], false, record.sections)] : []),
        ...section.items.map(one => question(one.id, M.say(one.text), M.scales[one.scale], one.not_applicable.allowed, record.answers, one.critical ? "★" : "")))));
  }
  function told(spec) {
    const result = M.tryScore(spec, record), any = Object.keys(record.answers).length + Object.keys(record.sections).length > 0;
    const outcome = result && spec.scoring.outcomes.find(one => one.id === result.outcome);
    const hidden = new Set(((result && result.lines) || []).filter(one => one.state === "hidden").map(one => one.id));
    for (const box of $$("#preview [data-q]")) box.hidden = hidden.has(box.dataset.q);
    $("#tried").textContent = $("#score-tried").textContent = !any || !result ? "" : [result.score === undefined ? t(spec.scoring.method === "none" ? "no_score" : "no_score_yet") : t("score_is", { score: M.decimal(String(result.score)) }), outcome ? t("outcome_is", { outcome: M.say(outcome.name) }) : ""].filter(Boolean).join(" · ");
  }
  let spec = null;
  const update = () => told(spec);
  /** Show what the form has become. */
  M.updateMore = function (values) {
    spec = M.specOf(values);
    const shares = M.shares(spec), now = JSON.stringify([spec.sections, spec.header]);
    bars(spec, shares);
    M.showShares(shares);
    if (now !== shown) { shown = now; draw(spec); }
    told(spec);
  };
  for (const button of $$("[data-try]")) {
    button.addEventListener("click", () => {
      record = button.dataset.try === "clear" ? { header: {}, answers: {}, sections: {} } : M.answered(spec, button.dataset.try === "best");
      draw(spec);
      told(spec);
    });
  }
})(window.Maatstaf);
