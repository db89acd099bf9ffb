/* Maatstaf, composing: what the rules about forms say that need no more than the form and the names of the criteria. */
(function (M) {
  "use strict";
  const { t } = M;

  const valued = item => (((M.scaleOf(item) || {}).valued)), counts = section => (section.judged_as_a_whole ? true : (section.items || []).some(item => item.scored !== false && valued(item)));
  function* items(values) {
    const seen = new Map((values.header || []).map(one => [one.id, 0])), classes = new Set((values.classes || []).map(one => one.id)), used = new Set();
    const weighs = ["weighted-mean", "points"].includes((values.scoring || {}).method);
    for (const [section, one] of (values.sections || []).entries()) {
      if (weighs && one.weight === undefined && counts(one) && values.sections.some(other => other.weight !== undefined && counts(other))) yield [["sections", section, "weight"], "warning", t("section_weight", { section: one.id })];
      for (const [place, item] of (one.items || []).entries()) {
        const path = ["sections", section, "items", place], id = item.criterion || (item.question || {}).id, known_ = M.criterion(item.criterion);
        if (!id && !item.question) yield [path, "error", t("one_of_two")];
        if (id && seen.has(id)) yield [path, "error", t("twice_on_form", { id, what: M.itemName(id, values) })];
        yield* references(item.show_when, [...path, "show_when"], M.itemName(id, values), values, seen);
        if (item.class !== undefined) { used.add(item.class); if (!classes.has(item.class)) yield [[...path, "class"], "error", t("form_no_class", { class: wasCalled("classes", item.class) })]; }
        if (known_ && known_[2] === "r") yield [path, "error", t("retired_on_form", { id })];
        else if (known_ && values.status === "active") {
          if (known_[2] === "d") yield [path, "error", t("draft_on_form", { id })];
          else if (!known_[4].some(channel => (values.channels || []).includes(channel))) yield [path, "warning", t("no_channel", { id })];
        }
        if (id) seen.set(id, path);
      }
    }
    for (const [place, one] of (values.classes || []).entries()) if (one.id && !used.has(one.id)) yield [["classes", place], "warning", t("unused_class", { class: M.said(one.name) || one.id })];
  }
  /* -- what conditions look at ------------------------------------------------------------------------------------------------ */
  /** What something that is no longer on the form was called. */
  const wasCalled = (list, id) => { const one = (M.base[list] || []).find(other => other.id === id); return (one && M.said(one.name)) || id; };
  const LOOKS = { section: ["sections", "gone_section"], class: ["classes", "gone_class"] };
  /** The parts, classes, questions and answers in a condition that the form does not have, and questions that are not among those
      `seen` before; `who` has the condition. */
  function* references(test, path, who, values, seen) {
    for (const [key, value] of test && typeof test === "object" ? Object.entries(test) : []) {
      const at = [...path, key];
      if (LOOKS[key] && !(values[LOOKS[key][0]] || []).some(one => one.id === value)) yield [at, "error", t(LOOKS[key][1], { who, what: wasCalled(LOOKS[key][0], value) })];
      else if (key === "item" || key === "unanswered") {
        if (![...(values.header || []), ...M.itemsOf(values)].some(one => one.id === value)) yield [at, "error", t("gone_item", { who, what: M.itemName(value, M.base) })];
        else if (seen && !seen.has(value)) yield [at, "error", t("later", { id: value })];
      } else if (key === "is") {
        const known = (M.choices({ of: "answer" }, at, values) || []).map(([id]) => id);
        for (const answer of known.length ? value : []) if (!known.includes(answer)) yield [at, "error", t("gone_answer", { who, what: answer, question: M.itemName(test.item, values) })];
      } else yield* references(value, at, who, values, seen);
    }
  }
  /** Scores to compare with that are still empty: without them the condition would not be in the file. */
  function* numberless(test, path) {
    for (const [key, value] of Object.entries(test || {})) {
      if (value === "" && key.startsWith("score_")) yield [[...path, key], "error", t("no_number"), true];
      else if (typeof value === "object") yield* numberless(value, [...path, key]);
    }
  }

  /* -- outcomes: tried on every combination of what their conditions look at, as the rule does ------------------------------------- */
  const MOST = 20000;
  function atoms(test) {
    const found = [], number = value => Number(value), add = (atom, limit) => found.push([atom, limit]);
    for (const key of ["score_below", "score_at_least"]) if (test[key] !== undefined) add("score", number(test[key]));
    for (const kind of ["section", "class"]) for (const end of ["below", "at_least"]) { const part = test[kind + "_" + end]; if (part && part.value !== undefined) add(kind + " " + part[kind], number(part.value)); }
    if (test.failed_at_least) add("failed " + (test.failed_at_least.class || ""), number(test.failed_at_least.count));
    if (test.critical_failed !== undefined) add("critical", 1);
    if (test.answered) add("answered " + JSON.stringify(test.answered), 1);
    if (test.unanswered) add("unanswered " + test.unanswered, 1);
    return found;
  }
  const inside = test => [...(test.all || []), ...(test.any || []), ...(test.not ? [test.not] : [])];
  const deep = test => [...atoms(test), ...inside(test).flatMap(deep)];
  function holds(test, situation) {
    const upward = atom => (atom === "critical" ? test.critical_failed : !(test.score_below !== undefined || test.section_below || test.class_below));
    return atoms(test).every(([atom, limit]) => (situation.get(atom) >= limit) === upward(atom)) && (test.all || []).every(part => holds(part, situation))
      && (!test.any || test.any.some(part => holds(part, situation))) && (!test.not || !holds(test.not, situation));
  }
  function* outcomes(values) {
    const all = (values.scoring || {}).outcomes || [], limits = new Map(), at = place => ["scoring", "outcomes", place];
    for (const [place, one] of all.entries()) yield* references(one.when, [...at(place), "when"], M.said(one.name) || one.id || t("new_outcome"), values);
    const open = [...numberless((M.record.values.scoring || {}).outcomes, ["scoring", "outcomes"])];
    yield* open;
    if (open.length) return;
    const last = all[all.length - 1], unsaid = all.slice(0, -1).findIndex(one => one.when === undefined);
    if (unsaid >= 0) return yield [[...at(unsaid), "when"], "error", t("outcome_when", { who: M.said(all[unsaid].name) || t("new_outcome") })];
    if (last && last.when !== undefined) yield [at(all.length - 1), "error", t("not_last")];
    for (const one of all) for (const [atom, limit] of one.when ? deep(one.when) : []) limits.set(atom, [...(limits.get(atom) || []), limit]);
    if ([...limits.values()].flat().some(limit => !Number.isFinite(limit))) return;
    let situations = [new Map()];
    for (const [atom, found] of limits) {
      const kind = atom.split(" ")[0], high = kind === "failed" ? M.itemsOf(values).length : 100;
      const ends = [...new Set([0, high, ...found.filter(limit => limit >= 0 && limit <= high)])].sort((a, b) => a - b), points = ["critical", "answered", "unanswered"].includes(kind) ? [0, 1] : [...ends, ...ends.slice(1).map((end, place) => (end + ends[place]) / 2)];
      situations = situations.flatMap(one => points.map(point => new Map([...one, [atom, point]])));
      if (situations.length > MOST) return;
    }
    const possible = new Set(), reached = new Set();
    for (const situation of situations) {
      const holding = all.map((one, place) => [one, place]).filter(([one]) => !one.when || holds(one.when, situation)).map(([, place]) => place);
      holding.forEach(place => possible.add(place));
      if (holding.length) reached.add(holding[0]);
    }
    for (const [place, one] of all.entries()) {
      const outcome = M.said(one.name) || one.id;
      if (!possible.has(place)) yield [at(place), "error", t("no_outcome_fits", { outcome })];
      else if (!reached.has(place)) yield [at(place), "error", t("no_outcome_first", { outcome })];
    }
    const critical = M.itemsOf(values).some(({ item }) => item.critical && item.critical.effect === "fail");
    if (critical && ![...limits.keys()].includes("critical")) yield [["scoring", "outcomes"], "warning", t("fail_nothing")];
  }
  function* scoring(values) {
    const method = (values.scoring || {}).method || "none";
    if (["weighted-mean", "points"].includes(method)) {
      const weights = M.itemsOf(values).filter(({ item }) => item.scored !== false).map(({ item }) => item.weight ?? ((values.classes || []).find(one => one.id === item.class) || {}).weight ?? "1");
      if (weights.length && weights.every(weight => Number(weight) === 0)) yield [["sections"], "error", t("no_weight")];
    }
    if (method === "deductions" && !M.itemsOf(values).some(({ item }) => Object.keys(item.deduct || {}).length)) yield [["sections"], "warning", t("no_deduct")];
  }
  function* taken(values) { if (!M.spec.id && M.shared.names.form.some(([id]) => id === values.id)) yield [["id"], "error", t("id_taken", { id: values.id, path: "criteria/forms/" + values.id + ".yml" })]; }
  M.looks.form.push(taken, items, scoring, outcomes);
})(window.Maatstaf);
