/* Maatstaf, review conversation: what the coach and the employee each answered about one contact, question by question. */
(function (M) {
  "use strict";
  const { $, t, el, say } = M, spec = M.spec;

  const givenAt = (record, id) => {
    const map = record[M.items.get(id).place] || {};
    return Object.hasOwn(map, id) ? map[id] : {};
  };
  const said = given => JSON.stringify([given.answer, [...(given.answers || [])].sort(), given.value, given.not_applicable]);
  const empty = given => ["answer", "answers", "value", "not_applicable"].every(name => given[name] === undefined);
  /** "same", "near" (neighbours on a scale of three or more), "apart", or "one" when only one of them answered. */
  function compared(scale, mine, theirs) {
    if (empty(mine) || empty(theirs)) return "one";
    if (said(mine) === said(theirs)) return "same";
    const place = given => scale.answers.findIndex(one => one.id === given.answer), steps = Math.abs(place(mine) - place(theirs));
    return scale.kind === "ordinal" && scale.answers.length > 2 && place(mine) >= 0 && place(theirs) >= 0 && steps === 1 ? "near" : "apart";
  }
  function answer(scale, id, given) {
    const names = (given.answers || (given.answer ? [given.answer] : [])).map(key => { const one = scale.answers.find(other => other.id === key); return one ? say(one.label) : key; });
    if (given.not_applicable) return [M.mark("nvt"), scale.not_applicable ? say(scale.not_applicable) : t("na")];
    return [Object.hasOwn(M.page.marks[id], given.answer || "") ? M.mark(M.page.marks[id][given.answer]) : null, names.join(", ") || (given.value ? M.decimal(given.value) : "–")];
  }
  M.mark = function (name) {
    if (!name) return null;
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", "#m-" + name);
    svg.setAttribute("class", "m " + name);
    svg.setAttribute("aria-hidden", "true");
    svg.append(use);
    return svg;
  };
  function row({ id, scale, scaleId, mine, theirs, how }) {
    const side = (who, given) => el("div", { class: "side" }, el("small", {}, t(who)), el("span", {}, ...answer(scale, scaleId, given).filter(Boolean)),
      given.comment ? el("span", { class: "said" }, given.comment) : null);
    return el("li", { class: "pair " + how }, el("p", { class: "pair-q" }, el("b", {}, M.nameOf(id)), el("span", { class: "verdict" }, M.icon(how), t("is_" + how))),
      side("by_coach", mine), side("by_employee", theirs));
  }
  function both(contact, mine, theirs) {
    const rows = [...M.items].filter(([, one]) => one.scale && !["text", "date"].includes(spec.scales[one.scale].kind)).map(([id, one]) => {
      const scale = spec.scales[one.scale], pair = { id, scale, scaleId: one.scale, mine: givenAt(mine, id), theirs: givenAt(theirs, id) };
      return { ...pair, how: compared(scale, pair.mine, pair.theirs) };
    }).filter(one => !empty(one.mine) || !empty(one.theirs));
    const same = rows.filter(one => one.how === "same"), others = rows.filter(one => one.how !== "same");
    return el("section", { class: "beside" }, el("h3", {}, contact), el("p", {}, t("same_of", { same: same.length, all: rows.length })),
      others.length ? el("ul", { class: "pairs" }, ...others.map(row)) : null,
      same.length ? el("details", { class: "more" }, el("summary", {}, t("show_same", { number: same.length })), el("ul", { class: "pairs" }, ...same.map(row))) : null);
  }
  M.showBeside = function () {
    const pairs = [];
    for (const one of M.laid().filter(laid => laid.by !== "employee" && laid.record.contact)) {
      const other = M.laid().find(laid => laid.by === "employee" && laid.record.contact === one.record.contact && laid.record.form.hash === one.record.form.hash);
      if (other) pairs.push(both(one.record.contact, one.record, other.record));
    }
    $("#beside").replaceChildren(...pairs);
    $("#beside-none").hidden = pairs.length > 0;
  };
})(window.Maatstaf);
