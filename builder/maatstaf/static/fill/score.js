/* Maatstaf: a form and a record to a result, exact; the same rooms and the same results as builder/maatstaf/score/.
   window.Maatstaf.score(spec, record) takes the JSON of a form's spec and of a record, and returns the JSON of the
   result: keys without a value are left out, lists are always there. */
window.Maatstaf = window.Maatstaf || {};
(function (M) {
  "use strict";

  /* -- numbers: rational, in lowest terms -------------------------------------------------------------------------- */
  function gcd(a, b) { while (b) [a, b] = [b, a % b]; return a < 0n ? -a : a; }
  class Ratio {
    constructor(over, under) {
      const whole = gcd(over, under) * (under < 0n ? -1n : 1n);
      this.over = over / whole;
      this.under = under / whole;
    }
    plus(other) { return new Ratio(this.over * other.under + other.over * this.under, this.under * other.under); }
    times(other) { return new Ratio(this.over * other.over, this.under * other.under); }
    by(other) { return new Ratio(this.over * other.under, this.under * other.over); }
    minus() { return new Ratio(-this.over, this.under); }
    below(other) { return this.over * other.under < other.over * this.under; }
    is(other) { return this.over === other.over && this.under === other.under; }
    toString() { return this.under === 1n ? String(this.over) : this.over + "/" + this.under; }
  }
  const whole = number => new Ratio(BigInt(number), 1n);
  const ZERO = whole(0), ONE = whole(1), HUNDRED = whole(100);
  const DECIMAL = /^(-?)([0-9]+)(?:\.([0-9]+))?$/;
  /** A decimal text ("-12.5") or a ratio ("250/3") as an exact number. */
  function exact(text) {
    const [over, under] = String(text).split("/");
    if (under) return new Ratio(BigInt(over), BigInt(under));
    const [, sign, units, part = ""] = DECIMAL.exec(over);
    return new Ratio(BigInt(sign + units + part), 10n ** BigInt(part.length));
  }
  const total = numbers => numbers.reduce((sum, one) => sum.plus(one), ZERO);
  const most = numbers => numbers.reduce((best, one) => (best === null || best.below(one) ? one : best), null);
  const least = numbers => numbers.reduce((low, one) => (low === null || one.below(low) ? one : low), null);
  const floor = number => (number.below(ZERO) ? ZERO : number);
  /** A number of zero or more as decimal text, rounded to so many decimals, a half up. */
  function rounded(number, decimals) {
    const scale = 10n ** BigInt(decimals);
    const units = (2n * number.over * scale + number.under) / (2n * number.under);
    return decimals ? units / scale + "." + String(units % scale).padStart(decimals, "0") : String(units);
  }
  const given = value => value !== undefined && value !== null;
  const own = (map, key) => (map && Object.hasOwn(map, key) ? map[key] : undefined);
  const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
  const EDGES = new RegExp("^" + SPACE + "|" + SPACE + "$", "g");
  const strip = text => text.replace(EDGES, "");

  /* -- worth: what an answer says on its scale ---------------------------------------------------------------------- */
  const said = (state, keys = [], value = null, known = true) => ({ state, keys, value, known });
  const NOTHING = said("unanswered"), UNKNOWN = said("unanswered", [], null, false);
  const LEFT_OUT = said("not-applicable", ["nvt", "not_applicable"]);
  const CHOICE = ["nominal", "ordinal", "choices"];
  const SHORT = /^-?[0-9]{1,30}(\.[0-9]{1,30})?$/;
  const sameNumber = (one, other) => SHORT.test(one) && SHORT.test(other) && exact(one).is(exact(other));
  const isOneOf = (told, wanted) => told.keys.some(key => wanted.some(one => key === one || sameNumber(key, one)));

  function topOf(scale) {
    let values = scale.answers.filter(one => given(one.value)).map(one => exact(one.value));
    if (scale.kind === "choices") return values.length ? total(values.filter(one => ZERO.below(one))) : null;
    if (scale.kind === "number") {
      const bands = scale.bands.filter(one => given(one.value)).map(one => exact(one.value));
      values = bands.length ? bands : given(scale.max) ? [exact(scale.max)] : [];
    }
    return most(values);
  }

  function tell(scale, answer, mayBeLeftOut) {
    if (!given(answer)) return NOTHING;
    if (answer.not_applicable) return mayBeLeftOut ? LEFT_OUT : UNKNOWN;
    if (CHOICE.includes(scale.kind)) return chosen(scale, answer);
    return scale.kind === "number" ? counted(scale, answer) : worded(answer);
  }

  function chosen(scale, answer) {
    const ids = given(answer.answers) ? answer.answers : given(answer.answer) ? [answer.answer] : [];
    if (!ids.length) return given(answer.value) || given(answer.text) ? UNKNOWN : NOTHING;
    const known = new Map(scale.answers.map(one => [one.id, one.value]));
    if (ids.some(id => !known.has(id)) || (ids.length > 1 && scale.kind !== "choices")) return UNKNOWN;
    const once = [...new Set(ids)], values = once.map(id => known.get(id)).filter(given).map(exact);
    return said("answered", once, values.length ? total(values) : null);
  }

  function counted(scale, answer) {
    if (!given(answer.value)) return given(answer.answer) || given(answer.answers) || given(answer.text) ? UNKNOWN : NOTHING;
    const number = exact(answer.value);
    if (given(scale.min) && number.below(exact(scale.min))) return UNKNOWN;
    if (given(scale.max) && exact(scale.max).below(number)) return UNKNOWN;
    if (!scale.bands.length) return said("answered", [answer.value], given(scale.max) ? number : null);
    const band = scale.bands.find(one => !number.below(exact(one.min)) && !exact(one.max).below(number));
    if (!band) return said("answered", [answer.value]);
    return said("answered", [band.id, answer.value], given(band.value) ? exact(band.value) : null);
  }

  function worded(answer) {
    if (!given(answer.text)) return given(answer.answer) || given(answer.answers) || given(answer.value) ? UNKNOWN : NOTHING;
    const words = strip(answer.text);
    return words ? said("answered", [words]) : NOTHING;
  }

  /* -- sheet: the record laid beside the form ----------------------------------------------------------------------- */
  /** One question, or one section judged as a whole (then item is null). */
  class Unit {
    constructor(parts) { Object.assign(this, parts); }
    get key() { return (this.item ? "item " : "whole ") + this.id; }
    get judged() { return !this.hidden && this.told.state === "answered"; }
    get asked() { return !this.hidden && this.weight !== null; }
    get counted() { return this.judged && this.asked; }
    get leftOut() { return this.told.state === "not-applicable"; }
    get value() {
      if (this.hidden) return null;
      if (!this.leftOut) return this.told.value;
      if (typeof this.policy === "object") return exact(this.policy.value);
      return this.policy === "full" ? this.top : this.policy === "zero" ? ZERO : null;
    }
    get belowTop() { return this.judged && this.told.value !== null && this.top !== null && this.told.value.below(this.top); }
    get failed() {
      if (this.judged && this.item && this.item.failed.length) return isOneOf(this.told, this.item.failed);
      return this.belowTop;
    }
    get hit() {
      const critical = this.item && this.item.critical;
      return critical && this.judged && isOneOf(this.told, critical.answers) ? critical.effect : null;
    }
    get counts() { return this.asked && (this.judged || (this.leftOut && this.value !== null)); }
  }

  function lay(form, record) {
    const header = new Map(), units = [], weights = new Map(form.classes.map(one => [one.id, one.weight]));
    const weighing = ["weighted-mean", "points"].includes(form.scoring.method);
    const scorable = (scale, top) => !["text", "date"].includes(scale.kind) && (!weighing || top !== null);
    for (const field of form.header) {
      const scale = form.scales[field.scale];
      header.set(field.id, tell(scale, own(record.header, field.id), given(scale.not_applicable)));
    }
    const seen = new Map(header);
    for (const section of form.sections) {
      const guide = given(section.judged_as_a_whole);
      if (guide) {
        const scale = form.scales[section.judged_as_a_whole], top = topOf(scale);
        units.push(new Unit({
          id: section.id, section, item: null, hidden: false, guide: false, top, policy: form.scoring.not_applicable,
          told: tell(scale, own(record.sections, section.id), given(scale.not_applicable)),
          weight: top === null ? null : given(section.weight) ? exact(section.weight) : ONE,
        }));
      }
      for (const item of section.items) {
        const scale = form.scales[item.scale], top = topOf(scale);
        const hidden = given(item.show_when) && !shown(item.show_when, seen);
        const told = tell(scale, own(record.answers, item.id), item.not_applicable.allowed);
        const weight = given(item.weight) ? item.weight : weights.get(item.class || "");
        const scored = item.scored && !guide && scorable(scale, top);
        units.push(new Unit({
          id: item.id, section, item, told, hidden, guide, top, policy: item.not_applicable.policy,
          weight: scored ? (given(weight) ? exact(weight) : ONE) : null,
        }));
        if (!hidden) seen.set(item.id, told);
      }
    }
    return { header, units };
  }

  function shown(test, seen) {
    if (given(test.item)) return answered(seen.get(test.item) || NOTHING, test);
    return (test.all || []).every(part => shown(part, seen))
      && (!given(test.any) || test.any.some(part => shown(part, seen)))
      && (!given(test.not) || !shown(test.not, seen));
  }
  const answered = (told, test) => told.state !== "unanswered" && (!(test.is || []).length || isOneOf(told, test.is));

  /** The ids in the record that the form has not, and those with an answer that their scale has not. */
  function unknown(record, sheet) {
    const items = new Map(), wholes = new Map();
    for (const unit of sheet.units) (unit.item ? items : wholes).set(unit.id, unit.told);
    const places = [[record.header, sheet.header], [record.sections, wholes], [record.answers, items]];
    return places.flatMap(([map, known]) => Object.keys(map || {}).filter(id => !known.has(id) || !known.get(id).known));
  }

  function lacksComment(unit, answer) {
    if (!unit.item || unit.hidden || unit.told.state === "unanswered") return false;
    const rule = unit.item.comment;
    const asked = rule === "required" || (rule === "required-below-top" && unit.belowTop);
    return asked && !(answer && answer.comment && strip(answer.comment));
  }

  /* -- methods: from units to one exact number, and each unit's part in it ------------------------------------------ */
  const NO_PARTS = new Map();
  const sum = (number, reason = null, parts = NO_PARTS) => ({ number, reason, parts });

  /** Had ÷ could be had; a section with a weight counts as one. size says what a unit of weight 1 can yield. */
  function weighed(units, zeroed, size) {
    const sections = new Map();
    for (const unit of units) {
      const best = size(unit), value = unit.value;
      if (!unit.asked || value === null || best === null) continue;
      const bare = best.is(ZERO) || unit.top === null || unit.top.is(ZERO);
      const part = bare ? value : value.times(best).by(unit.top);
      const had = zeroed.has(unit.section.id) ? ZERO : unit.weight.times(part);
      if (!sections.has(unit.section.id)) sections.set(unit.section.id, []);
      sections.get(unit.section.id).push({ unit, had, could: unit.weight.times(best) });
    }
    const laid = [];
    for (const members of sections.values()) {
      const weight = members[0].unit.section.weight, could = total(members.map(one => one.could));
      if (!given(weight)) laid.push(...members);
      else if (!could.is(ZERO)) {
        const factor = exact(weight).by(could);
        laid.push(...members.map(one => ({ unit: one.unit, had: one.had.times(factor), could: one.could.times(factor) })));
      }
    }
    const all = total(laid.map(one => one.could));
    if (all.is(ZERO)) return sum(null, sections.size ? "no-weight" : null);
    const parts = new Map(laid.map(one => [one.unit.key, { share: one.could.by(all), had: one.had.by(all) }]));
    return sum(floor(HUNDRED.times(total(laid.map(one => one.had))).by(all)), null, parts);
  }

  function deductions(form, units) {
    const start = given(form.scoring.start) ? exact(form.scoring.start) : HUNDRED, parts = new Map();
    for (const unit of units) {
      const off = unit.item && unit.asked ? Object.entries(unit.item.deduct) : [];
      if (!off.length) continue;
      let points = null;
      if (unit.told.state === "answered") points = total(off.filter(([key]) => isOneOf(unit.told, [key])).map(([, n]) => exact(n)));
      else if (unit.leftOut && unit.policy === "zero") points = most(off.map(([, n]) => exact(n)));
      if (points) parts.set(unit.key, { share: null, had: points.minus() });
    }
    return sum(floor(start.plus(total([...parts.values()].map(part => part.had)))), null, parts);
  }

  function lowestGrade(form, units) {
    const grades = new Map(form.classes.map(one => [one.id, one.grade]));
    const graded = [];
    for (const unit of units) {
      const grade = unit.item ? (given(unit.item.grade) ? unit.item.grade : grades.get(unit.item.class || "")) : null;
      if (given(grade) && unit.weight !== null) graded.push({ unit, grade: exact(grade) });
    }
    const low = unit => unit.asked && unit.leftOut && unit.value !== null && unit.top !== null && unit.value.below(unit.top);
    const failed = graded.filter(one => one.unit.failed || low(one.unit));
    if (failed.length) return sum(least(failed.map(one => one.grade)));
    return sum(given(form.scoring.start) ? exact(form.scoring.start) : most(graded.map(one => one.grade)));
  }

  const none = () => sum(null, "no-method");
  const METHODS = {
    "none": none,
    "checks": none,
    "weighted-mean": (form, units, zeroed) => weighed(units, zeroed, unit => (unit.top && ZERO.below(unit.top) ? ONE : null)),
    "points": (form, units, zeroed) => weighed(units, zeroed, unit => (unit.top === null ? null : floor(unit.top))),
    "deductions": deductions,
    "lowest-grade": lowestGrade,
  };
  const method = (form, units, zeroed) => METHODS[form.scoring.method](form, units, zeroed);

  /* -- subscores: by section, class, klantprincipe and KPI ----------------------------------------------------------- */
  const GROUPS = {
    section: unit => [unit.section.id],
    class: unit => (unit.item && unit.item.class ? [unit.item.class] : []),
    klantprincipe: unit => unit.item && unit.item.criterion ? unit.item.klantprincipes
      : unit.section.klantprincipe ? [unit.section.klantprincipe] : [],
    kpi: unit => (unit.item ? unit.item.kpis : []),
  };
  function groups(units, by) {
    const found = new Map();
    for (const unit of units.filter(one => one.asked)) {
      for (const id of GROUPS[by](unit)) found.set(id, [...(found.get(id) || []), unit]);
    }
    return found;
  }
  function subscore(form, units, zeroed, all) {
    const shares = units.map(unit => all.parts.get(unit.key)).filter(part => part && part.share !== null);
    if (shares.length) {
      const could = total(shares.map(part => part.share));
      return could.is(ZERO) ? null : floor(HUNDRED.times(total(shares.map(part => part.had))).by(could));
    }
    return units.some(unit => unit.counts) ? method(form, units, zeroed).number : null;
  }

  /* -- outcomes: the first whose condition holds ---------------------------------------------------------------------- */
  function holds(test, basis) {
    const below = (score, limit) => given(score) && score.below(exact(limit)), found = [];
    const told = id => basis.sheet.header.get(id)
      || (basis.sheet.units.find(unit => unit.item && unit.id === id && !unit.hidden) || {}).told || NOTHING;
    const wasAsked = id => basis.sheet.header.has(id) || basis.sheet.units.some(unit => unit.item && unit.id === id && !unit.hidden);
    const section = one => basis.sections.get(one.section), ofClass = one => basis.classes.get(one.class);
    if (given(test.score_below)) found.push(below(basis.score, test.score_below));
    if (given(test.score_at_least)) found.push(!below(basis.score, test.score_at_least));
    if (test.section_below) found.push(below(section(test.section_below), test.section_below.value));
    if (test.section_at_least) found.push(!below(section(test.section_at_least), test.section_at_least.value));
    if (test.class_below) found.push(below(ofClass(test.class_below), test.class_below.value));
    if (test.class_at_least) found.push(!below(ofClass(test.class_at_least), test.class_at_least.value));
    if (test.failed_at_least) {
      const { class: name, count } = test.failed_at_least;
      const failed = basis.sheet.units.filter(unit => unit.counted && unit.failed && (!given(name) || (unit.item && unit.item.class === name)));
      found.push(failed.length >= count);
    }
    if (given(test.critical_failed)) {
      found.push(basis.sheet.units.some(unit => unit.hit && unit.hit !== "flag") === test.critical_failed);
    }
    if (test.answered) found.push(answered(told(test.answered.item), test.answered));
    if (test.unanswered) found.push(wasAsked(test.unanswered) && told(test.unanswered).state === "unanswered");
    found.push(...(test.all || []).map(part => holds(part, basis)));
    if (given(test.any)) found.push(test.any.some(part => holds(part, basis)));
    if (given(test.not)) found.push(!holds(test.not, basis));
    return found.every(Boolean);
  }

  /* -- score ----------------------------------------------------------------------------------------------------------- */
  function scoreOf(form, sheet, zeroed) {
    const found = method(form, sheet.units, zeroed);
    if (found.reason === "no-method") return found;
    if (!sheet.units.some(unit => unit.counts)) {
      const waiting = sheet.units.some(unit => unit.asked && unit.told.state === "unanswered");
      return sum(null, waiting ? "nothing-judged" : "all-left-out");
    }
    return found.number === null ? sum(null, found.reason || "no-weight") : found;
  }

  function covered(form, sheet) {
    const asked = sheet.units.filter(unit => unit.asked);
    const best = asked.map(unit => new Unit({ ...unit, told: said("answered", [], unit.top) }));
    const parts = method(form, best, new Set()).parts;
    let shares = asked.map(unit => ({ unit, part: parts.get(unit.key) })).filter(one => one.part && one.part.share !== null)
      .map(one => ({ unit: one.unit, share: one.part.share }));
    if (!shares.length) shares = asked.map(unit => ({ unit, share: new Ratio(1n, BigInt(asked.length)) }));
    return total(shares.filter(one => one.unit.told.state !== "unanswered").map(one => one.share));
  }

  function missing(form, record, sheet) {
    const found = form.header.filter(field => field.required && sheet.header.get(field.id).state === "unanswered")
      .map(field => ({ id: field.id, what: "answer" }));
    for (const unit of sheet.units) {
      const required = !unit.guide && (!unit.item || unit.item.required);
      if (required && !unit.hidden && unit.told.state === "unanswered") found.push({ id: unit.id, what: "answer" });
      if (lacksComment(unit, own(record.answers, unit.id))) found.push({ id: unit.id, what: "comment" });
    }
    return found;
  }

  /** The map without the keys that have no value; exact numbers as text. */
  function kept(map) {
    const entries = Object.entries(map).filter(([, value]) => given(value));
    return Object.fromEntries(entries.map(([key, value]) => [key, value instanceof Ratio ? String(value) : value]));
  }

  M.score = function (form, record) {
    const sheet = lay(form, record), decimals = form.scoring.decimals;
    const hits = sheet.units.filter(unit => unit.hit);
    const zeroed = new Set(hits.filter(unit => unit.hit === "zero-section").map(unit => unit.section.id));
    let all = scoreOf(form, sheet, zeroed);
    if (all.number !== null && hits.some(unit => unit.hit === "zero-form")) all = { ...all, number: ZERO };
    const lacks = missing(form, record, sheet), part = covered(form, sheet);
    const show = number => (number === null ? null : exact(rounded(number, decimals)));
    const shownBy = by => new Map([...groups(sheet.units, by)].map(([id, units]) => [id, show(subscore(form, units, zeroed, all))]));
    const basis = { sheet, score: show(all.number), sections: shownBy("section"), classes: shownBy("class") };
    const follows = all.number !== null || (all.reason === "no-method" && sheet.units.some(unit => unit.judged));
    const outcome = follows ? form.scoring.outcomes.find(one => !given(one.when) || holds(one.when, basis)) : null;
    const share = form.scoring.complete_when;
    return kept({
      score: all.number === null ? null : rounded(all.number, decimals),
      exact: all.number,
      no_score: all.reason,
      complete: typeof share === "object" ? !part.times(HUNDRED).below(exact(share.share)) : !lacks.length,
      covered: part,
      missing: lacks,
      outcome: outcome ? outcome.id : null,
      criticals: hits.map(unit => ({ item: unit.id, effect: unit.hit })),
      subscores: form.scoring.subscores.flatMap(by => [...groups(sheet.units, by)].map(([id, units]) => {
        const number = subscore(form, units, zeroed, all);
        return kept({
          by, id, score: number === null ? null : rounded(number, decimals), exact: number,
          failed: units.filter(unit => unit.counted && unit.failed).length,
          judged: units.filter(unit => unit.counted).length,
        });
      })),
      lines: sheet.units.map(unit => {
        const had = all.parts.get(unit.key);
        return kept({
          id: unit.id, state: unit.hidden ? "hidden" : unit.told.state, value: unit.value, top: unit.top, weight: unit.weight,
          share: had && had.share, had: had && had.had, failed: unit.failed,
          zeroed: zeroed.has(unit.section.id) && Boolean(had),
        });
      }),
      unknown: unknown(record, sheet),
    });
  };
  M.exact = exact;
  M.rounded = rounded;
})(window.Maatstaf);
