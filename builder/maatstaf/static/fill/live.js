/* Maatstaf, fill-in page: what follows from the record, at once: which questions are asked, which notes are needed, the
   score with its explanation, the outcome, and what is missing. */
(function (M) {
  "use strict";
  const { $, $$, t, el, say } = M, spec = M.spec;
  const WEIGHS = ["weighted-mean", "points"].includes(spec.scoring.method), NUMBERLESS = ["none", "checks"].includes(spec.scoring.method);
  const FIRST = 6;
  const at = id => document.getElementById(id);
  const percent = ratio => M.number(M.exact("100").times(ratio), 1) + " %";
  const shownScore = text => M.decimal(text) + (WEIGHS ? " %" : "");
  const id = { header: "h-", sections: "w-", answers: "q-" };

  /** Each line of a result with its question: the sections and their items, in order. */
  function together(result) {
    let place = 0;
    return spec.sections.flatMap(section => {
      const items = section.items.map(item => ({ section, item }));
      const all = section.judged_as_a_whole ? [{ section, item: null }, ...items] : items;
      return all.map(one => ({
        ...one, line: result.lines[place++],
        name: say((one.item || section).name), id: one.item ? id.answers + one.item.id : id.sections + section.id,
        scale: spec.scales[one.item ? one.item.scale : section.judged_as_a_whole],
      }));
    });
  }
  M.together = together;
  const isBelow = line => line.value && line.top && line.state === "answered" && M.exact(line.value).below(M.exact(line.top));

  /* -- each question -------------------------------------------------------------------------------------------------- */
  function questions(all, result) {
    const noted = new Set(result.missing.filter(one => one.what === "comment").map(one => one.id));
    for (const { line, item, id: place, scale } of all) {
      const question = at(place), below = isBelow(line) || line.failed;
      question.hidden = line.state === "hidden";
      question.dataset.state = line.state;
      const reasons = $(".rs", question), note = $(".n small", question);
      if (reasons) reasons.hidden = !below && !$(":checked", reasons);
      if (note && item) {
        const needed = item.comment === "required" || (item.comment === "required-below-top" && below);
        const missing = noted.has(item.id);
        note.textContent = t(missing || (needed && line.state === "unanswered") ? "note_needed" : needed ? "note_given" : "note_free");
        note.dataset.miss = missing;
        $(".n textarea", question).required = needed;
      }
      odd(question, scale, result.unknown.includes(M.placeOf(question).id));
    }
    for (const field of spec.header) {
      const question = at(id.header + field.id), unknown = result.unknown.includes(field.id);
      question.dataset.state = Object.keys(M.givenAt(question)).length && !unknown ? "answered" : "unanswered";
      odd(question, spec.scales[field.scale], unknown);
    }
  }

  /** Say what is odd about an answer: not on this scale, not a number, between two steps. */
  function odd(question, scale, unknown) {
    const box = $(".odd", question), given = M.givenAt(question), field = $("[data-number]", question);
    const typed = field ? field.value.trim() : "";
    let words = "";
    if (unknown && given.value && scale.kind === "number") words = t("odd_range");
    else if (unknown) words = t("odd_answer", { answer: [given.answer, given.answers, given.value, given.text, given.not_applicable && t("na")].flat().filter(Boolean).join(", ") });
    else if (typed && !given.value) words = t("odd_number");
    else if (given.value && scale.step && field) {
      const steps = M.exact(given.value).plus(M.exact(scale.min || "0").minus()).by(M.exact(scale.step));
      if (steps.under !== 1n) words = t("odd_step", { step: M.decimal(scale.step) });
    }
    box.textContent = words;
    box.hidden = !words;
    const band = $("[data-band]", question), number = given.value && M.exact(given.value);
    const inside = band && number && scale.bands.find(one => !number.below(M.exact(one.min)) && !M.exact(one.max).below(number));
    if (band) band.textContent = inside ? say(inside.label) : "";
    if (field) field.setAttribute("aria-invalid", Boolean(words));
  }

  function sections(all) {
    for (const section of spec.sections) {
      const mine = all.filter(one => one.section === section && one.line.state !== "hidden" && !(section.judged_as_a_whole && one.item));
      const done = mine.filter(one => one.line.state !== "unanswered").length, count = $('[data-count="' + section.id + '"]');
      count.textContent = done + "/" + mine.length;
      count.parentNode.dataset.done = done === mine.length;
    }
  }

  /* -- the panel --------------------------------------------------------------------------------------------------------- */
  function head(all, result) {
    const outcome = spec.scoring.outcomes.find(one => one.id === result.outcome), name = outcome ? say(outcome.name) : "";
    const judged = all.filter(one => one.line.state === "answered" || one.line.state === "not-applicable");
    const asked = all.filter(one => one.line.state !== "hidden" && !(one.section.judged_as_a_whole && one.item));
    const done = asked.filter(one => judged.includes(one)).length;
    at("score").textContent = result.score === undefined ? "–" : shownScore(result.score);
    at("score").hidden = NUMBERLESS;
    at("outcome").textContent = name || (result.score !== undefined ? "" : t(judged.length && result.no_score !== "no-method" ? result.no_score : NUMBERLESS && judged.length ? "no_outcome" : "nothing"));
    at("provisional").hidden = result.complete || !judged.length;
    const share = WEIGHS ? t("of_weight", { share: M.number(M.exact("100").times(M.exact(result.covered)), 0) + "\u00a0%" }) : "";
    at("cover").textContent = result.complete ? t("complete") : t("done_of", { done, all: asked.length }) + share;
    for (const box of $$("[data-outcome]")) box.textContent = name ? name + (result.complete ? "" : " (" + t("provisional") + ")") : t("not_yet");
    for (const box of $$("[data-outcome-text]")) box.hidden = box.dataset.outcomeText !== result.outcome;
    const needle = at("needle"), most = spec.scoring.method === "deductions" ? spec.scoring.start || "100" : "100";
    if (needle) {
      needle.setAttribute("visibility", result.score === undefined ? "hidden" : "visible");
      if (result.score !== undefined) needle.setAttribute("x", Math.min(100, Number(result.score) / Number(most) * 100) + "%");
    }
  }

  const NAMES = {
    section: id => say(spec.sections.find(one => one.id === id).name),
    class: id => say(spec.classes.find(one => one.id === id).name),
    klantprincipe: id => (M.page.names.klantprincipe[id] ? say(M.page.names.klantprincipe[id]) : id),
    kpi: id => (M.page.names.kpi[id] ? say(M.page.names.kpi[id]) : id),
  };
  function bar(share) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of [["width", "100%"], ["height", "5"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
    for (const [look, width] of [["bg", "100%"], ["fg", share + "%"]]) {
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [name, value] of [["width", width], ["height", "5"], ["class", look]]) rect.setAttribute(name, value);
      svg.append(rect);
    }
    return svg;
  }
  function subscores(result) {
    const box = at("subs"), kinds = spec.scoring.subscores;
    box.replaceChildren(...kinds.flatMap(by => {
      const rows = result.subscores.filter(one => one.by === by && one.judged);
      const title = kinds.length > 1 && rows.length ? [el("h3", {}, t("by_" + by))] : [];
      return [...title, el("ul", { class: "subs" }, ...rows.map(one => el("li", {},
        el("span", {}, NAMES[by](one.id)),
        NUMBERLESS ? null : el("b", {}, one.score === undefined ? "–" : shownScore(one.score)),
        WEIGHS ? bar(one.score === undefined ? 0 : one.score) : null,
        el("small", {}, t("failed_of", { failed: one.failed, judged: one.judged })))))];
    }));
  }

  function criticals(all, result) {
    const box = at("criticals");
    box.hidden = !result.criticals.length;
    $("ul", box).replaceChildren(...result.criticals.map(hit => {
      const one = all.find(other => other.item && other.item.id === hit.item);
      return el("li", {}, one.name + ": " + t("effect_" + hit.effect, { part: "“" + say(one.section.name) + "”" }));
    }));
  }

  function missing(all, result) {
    const places = new Map(all.map(one => [one.item ? one.item.id : one.section.id, one]));
    const links = result.missing.map(one => {
      const field = spec.header.find(other => other.id === one.id), found = places.get(one.id);
      if (field) return el("a", { href: "#" + id.header + one.id }, say(field.text));
      if (one.what === "answer") return el("a", { href: "#" + found.id }, found.name);
      return el("a", { href: "#n-" + one.id }, t("note_at", { question: found.name }));
    });
    at("todo").hidden = !links.length;
    at("todo-count").textContent = links.length;
    const rows = links.map(link => el("li", {}, link)), more = rows.splice(FIRST), [few, rest] = $$("ul", at("todo"));
    few.replaceChildren(...rows);
    rest.replaceChildren(...more);
    rest.parentNode.hidden = !more.length;
    $("summary", at("todo")).textContent = t("todo_more", { number: more.length });
  }

  /* -- the explanation ------------------------------------------------------------------------------------------------------- */
  function reckoned(all, result) {
    const box = at("calc"), counted = all.filter(one => one.line.had !== undefined);
    const cells = (tag, ...texts) => el("tr", {}, ...texts.map((text, place) => el(place ? "td" : "th", place ? {} : { scope: tag }, text)));
    const parts = [];
    if (counted.length && WEIGHS) {
      const rows = counted.map(({ name, line }) => cells("row", name + (line.zeroed ? " (" + t("zeroed") + ")" : ""),
        M.number(M.exact(line.value), 2) + "/" + M.number(M.exact(line.top), 2), percent(M.exact(line.share)), percent(M.exact(line.had))));
      const had = counted.reduce((sum, { line }) => sum.plus(M.exact(line.had)), M.exact("0"));
      parts.push(el("table", {}, el("thead", {}, cells("col", t("question"), t("answer"), t("counts_for"), t("gives"))),
        el("tbody", {}, ...rows), el("tfoot", {}, cells("row", t("together"), "", "100 %", percent(had)))));
    } else if (spec.scoring.method === "deductions") {
      const off = counted.filter(({ line }) => line.had !== "0").map(({ name, line }) => cells("row", name, M.number(M.exact(line.had), 2)));
      parts.push(el("table", {}, el("tbody", {}, cells("row", t("start"), M.decimal(spec.scoring.start || "100")), ...off)));
    } else if (spec.scoring.method === "lowest-grade" || NUMBERLESS) {
      const failed = all.filter(one => one.line.failed && one.line.weight !== undefined).map(one => one.name);
      parts.push(el("p", {}, failed.length ? t("failed", { questions: failed.join(", ") }) : t("none_failed")));
    }
    const left = { hidden: [], "not-applicable": [], unanswered: [], unscored: [] };
    for (const { name, line, section, item } of all) {
      if (line.had !== undefined && line.state !== "hidden") continue;
      if (line.state !== "answered") left[line.state].push(name);
      else if (line.weight === undefined && !(section.judged_as_a_whole && item)) left.unscored.push(name);
    }
    for (const [why, names] of Object.entries(left)) {
      if (names.length) parts.push(el("p", {}, el("b", {}, t("left_" + why)), " " + names.join(", ")));
    }
    if (result.score !== undefined && result.score !== result.exact) parts.push(el("p", {}, t("rounding", { decimals: spec.scoring.decimals })));
    box.replaceChildren(...parts);
  }

  /** The names under which a tool keeps data of its own, in the record and beside its answers. */
  function ownNames(record) {
    const named = (map, before) => Object.keys(map).filter(name => name.startsWith("x-")).map(name => before + name);
    return [...named(record, ""), ...Object.keys(id).flatMap(place => Object.entries(record[place] || {}).flatMap(([key, given]) => named(given, key + " › ")))];
  }
  function strangers(result) {
    const items = new Set([...spec.header, ...spec.sections, ...spec.sections.flatMap(one => one.items)].map(one => one.id));
    const found = [...result.unknown.filter(name => !items.has(name)), ...ownNames(M.record)], box = at("strange");
    box.hidden = !found.length;
    $("span", box).textContent = found.join(", ");
  }

  /** Show what follows from the record. */
  M.update = function () {
    const result = (M.result = M.score(spec, M.record)), all = together(result);
    questions(all, result);
    sections(all);
    head(all, result);
    subscores(result);
    criticals(all, result);
    missing(all, result);
    reckoned(all, result);
    strangers(result);
    const chosen = M.record.human_outcome && M.record.human_outcome.outcome, why = at("why");
    if (why) why.hidden = !chosen;
    document.body.toggleAttribute("data-filled", !M.isBlank(M.record));
    M.copyFields();
  };
})(window.Maatstaf);
