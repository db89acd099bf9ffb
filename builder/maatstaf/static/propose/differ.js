/* Maatstaf, proposing: what differs, field by field and word by word, in words that a team leader reads; and the smallest
   class that each difference allows, by the builder's own table. */
(function (M) {
  "use strict";
  const { el, t } = M, MOST = 4e6, SMALL = 4;
  const isMap = value => value !== null && typeof value === "object" && !Array.isArray(value);

  /* -- words ----------------------------------------------------------------------------------------------------------------- */
  const tokens = text => text.match(/\s+|[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*|[^\s]/gu) || [];
  /** [how, words] of a changed text: 0 the same, -1 gone, 1 new. */
  M.wordwise = function (before, now) {
    const was = tokens(before), is = tokens(now);
    let head = 0, tail = 0;
    while (head < was.length && head < is.length && was[head] === is[head]) head++;
    while (tail < was.length - head && tail < is.length - head && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail++;
    const old = was.slice(head, was.length - tail), fresh = is.slice(head, is.length - tail), parts = [];
    const add = (how, words) => {
      if (!words) return;
      const last = parts[parts.length - 1];
      if (last && last[0] === how) last[1] += words;
      else parts.push([how, words]);
    };
    add(0, was.slice(0, head).join(""));
    const pairs = old.length * fresh.length > MOST ? [] : M.common(old, fresh, (one, other) => one === other);
    let i = 0, j = 0;
    for (const [a, b] of [...pairs, [old.length, fresh.length]]) {
      add(-1, old.slice(i, a).join(""));
      add(1, fresh.slice(j, b).join(""));
      if (a < old.length) add(0, old[a]);
      i = a + 1;
      j = b + 1;
    }
    add(0, was.slice(was.length - tail).join(""));
    return together(parts);
  };
  /** Changes with no more than a space or a small word between them are one change: a phrase reads better than pieces. */
  function together(parts) {
    const out = [];
    for (let from = 0; from < parts.length;) {
      if (!parts[from][0]) { out.push(parts[from++]); continue; }
      let to = from + 1, gone = "", fresh = "";
      while (to < parts.length && (parts[to][0] || (to + 1 < parts.length && parts[to][1].trim().length < SMALL))) to++;
      for (const [how, words] of parts.slice(from, to)) {
        if (how <= 0) gone += words;
        if (how >= 0) fresh += words;
      }
      out.push(...[[-1, gone], [1, fresh]].filter(([, words]) => words));
      from = to;
    }
    return out;
  }

  /* -- fields ---------------------------------------------------------------------------------------------------------------- */
  const ITEM = { is: "word" };
  /** Numbers that are the same are spelled the same. */
  const spelled = (field, value) => (field.is === "number" && typeof value === "string" ? value.replace(/^(-?\d+)(?:\.0*|(\.\d*?[1-9])0*)$/, "$1$2") : value);
  function inside(field, before, now) {
    if (field.is === "part") return [...M.parts[field.part], ...(M.beside ? M.beside.fields[field.part] || [] : [])];
    const each = field.is === "map" ? field.each : field;
    return [...new Set([...Object.keys(before || {}), ...Object.keys(now || {})])].map(key => ({ ...each, key, label: null }));
  }
  /** All differences: { trail, how, was, is, path, pattern }; was and is are words. */
  M.differences = function (was, is, part) {
    const found = [], [before, now] = M.beside ? [was, is].map(M.beside.flat) : [was, is], apart = M.beside && !M.beside.byPart(before) && !M.beside.byPart(now);
    const tell = (place, how, was, is, more) => found.push({ ...place, how, was, is, ...more });
    function words(value, field, path, values) {
      if (value === undefined) return "";
      if (Array.isArray(value)) return value.map(one => words(one, { ...(field.each || ITEM), of: field.of || (field.each || ITEM).of }, path, values)).join(", ");
      const kind = M.fitting(field, value);
      if (!isMap(value) || ["text", "prose"].includes(kind.is)) return M.inWords(value, kind, path, values);
      return inside(kind, {}, value).filter(one => one.is !== "id" && value[one.key] !== undefined)
        .map(one => (one.label ? one.label + ": " : "") + words(value[one.key], one, [...path, one.key], values)).join("\n");
    }
    /** A language more or less says the same thing. */
    function translated(was, is) {
      const [old, fresh] = [was, is].map(one => (isMap(one) ? one : one === undefined ? {} : { [M.shared.languages[0]]: one })), both = Object.keys(old).filter(language => language in fresh);
      return both.length > 0 && both.every(language => old[language] === fresh[language]);
    }
    const how = (was, is) => (was === undefined ? "added" : is === undefined ? "removed" : "changed");
    function compare(was, is, field, place) {
      [was, is] = [was, is].map(one => spelled(field, one));
      if (M.same(was, is)) return;
      const kind = M.fitting(field, is === undefined ? was : is);
      if (Array.isArray(was) || Array.isArray(is)) return listed(was || [], is || [], kind, place);
      const maps = (was === undefined || isMap(was)) && (is === undefined || isMap(is));
      const both = was !== undefined && is !== undefined, open = maps && (both || kind.is === "map" || (kind.is === "part" && place.path.length === 1));
      place.eased = place.eased || (["text", "prose"].includes(kind.is) && translated(was, is));
      if (!open) return tell(place, how(was, is), words(was, field, place.path, before), words(is, field, place.path, now));
      for (const one of inside(kind, was, is)) {
        const step = { eased: place.eased, path: [...place.path, one.key], key: one.key };
        if (kind.is === "map") Object.assign(step, { trail: [M.memberName(place.key, one.key, place.path, now)], pattern: [...place.pattern, "*"] });
        else if (kind.is === "part") Object.assign(step, { trail: [...place.trail, one.label], pattern: [...place.pattern, one.key] });
        else Object.assign(step, { trail: [...place.trail, one.key.toUpperCase()], pattern: place.pattern });
        if (apart && step.pattern.join(".") === "items.*.section") step.eased = true;
        const usual = both && kind.is === "part" ? one.default : undefined;
        compare((was || {})[one.key] ?? usual, (is || {})[one.key] ?? usual, one, step);
      }
    }
    function listed(was, is, field, place) {
      const each = { ...(field.each || ITEM), of: field.of || (field.each || ITEM).of }, from = M.matched(was, is), kept = new Set(from), simple = ["ref", "one", "word"].includes(each.is), asked = place.pattern[0] === "items" && place.path.length === 1;
      const step = (number, values) => ({
        trail: asked ? [M.itemName(M.nameOf(M.at([...place.path, number], values)), values)] : simple ? place.trail : [...place.trail.slice(0, -1), M.memberName(place.key, number, place.path, values)],
        path: [...place.path, number], key: place.key, pattern: [...place.pattern, "*"], eased: place.eased,
      });
      const joins = (number, values) => ({ ...step(number, values), eased: place.eased || (apart && place.pattern.join() === "sections") });
      was.forEach((one, number) => { if (!kept.has(number)) tell(joins(number, before), "removed", words(one, each, [...place.path, number], before), ""); });
      const stayed = from.filter((old, number) => old >= 0 && (!asked || was[old].section === is[number].section)), steady = new Set(M.common(stayed, [...stayed].sort((one, other) => one - other), (one, other) => one === other).map(([number]) => stayed[number]));
      is.forEach((one, number) => {
        const old = from[number];
        if (old < 0) return tell(joins(number, now), "added", "", words(one, each, [...place.path, number], now));
        if (stayed.includes(old) && !steady.has(old)) tell(step(number, now), "moved", "", words(one, each, [...place.path, number], now), { from: old + 1, to: number + 1, pattern: place.pattern });
        compare(was[old], one, each, step(number, now));
      });
    }
    compare(before, now, { is: "part", part }, { trail: [], path: [], key: "", pattern: [] });
    for (const one of found) if (one.path[0] === "items") one.path = one.how === "removed" && one.path.length === 2 ? ["sections"] : [...M.beside.standing(is, one.path[1]), ...one.path.slice(2)];
    return found.filter(one => one.path[0] !== "changelog");
  };

  /** The row of the table that a difference falls under: [class, words]. */
  M.leastOf = function (one) {
    const table = M.shared.least[M.spec.kind];
    let pattern = one.pattern.join(".");
    while (pattern && !table[pattern]) pattern = pattern.replace(/\.?[^.]*$/, "");
    const row = table[pattern] || ["free", "free"];
    const joins = one.how === "added" || one.how === "removed";
    const least = row[joins ? 1 : 0];
    return { least: one.eased && least !== "free" ? "wording" : least, words: one.trail.join(" › ") };
  };

  /* -- as it is shown -------------------------------------------------------------------------------------------------------- */
  const lines = text => text.split("\n").flatMap((line, place) => (place ? [el("br"), line] : [line]));
  function body(one) {
    if (one.how === "moved") return [el("p", {}, t("from_to", { from: one.from, to: one.to })), el("p", { class: "still" }, ...lines(one.is))];
    if (one.how === "added") return [el("p", {}, el("ins", {}, ...lines(one.is)))];
    if (one.how === "removed") return [el("p", {}, el("del", {}, ...lines(one.was)))];
    const parts = M.wordwise(one.was, one.is), kept = parts.filter(([how]) => how === 0).reduce((sum, [, words]) => sum + words.trim().length, 0);
    if (kept * 3 < Math.max(one.was.length, one.is.length)) return [el("p", {}, el("del", {}, ...lines(one.was))), el("p", {}, el("ins", {}, ...lines(one.is)))];
    return [el("p", {}, ...parts.map(([how, words]) => (how ? el(how > 0 ? "ins" : "del", {}, ...lines(words)) : el("span", {}, ...lines(words)))))];
  }
  M.showDifference = one => el("article", { class: "change " + one.how }, el("h3", {}, one.trail.join(" › "), " ", el("small", {}, t("kind_" + one.how))), ...body(one));
  /** A difference as plain text, for a mail. */
  M.toldDifference = function (one) {
    const head = one.trail.join(" › ") + " (" + t("kind_" + one.how) + ")";
    if (one.how === "moved") return head + "\n  " + t("from_to", { from: one.from, to: one.to });
    return [head, ...(one.was ? ["  " + t("was_word") + ": " + one.was] : []), ...(one.is ? ["  " + t("is_word") + ": " + one.is] : [])].join("\n");
  };
})(window.Maatstaf);
