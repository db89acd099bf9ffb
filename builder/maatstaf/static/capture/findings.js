/* Maatstaf, capturing a workshop: what is still wrong or missing, in the words of the handbook's own check. */
(function (M) {
  "use strict";
  const { t } = M, traces = M.tracing(M.page.personal);
  const LINK = /\]\(([^\s()<>\\"']*)\)/g, IMAGE = /!\[[^\]\n]{0,200}\](?:\[|\([^)\n]{0,200}\)?)/, OUTSIDE = /^(?:https?:\/\/[^/]|mailto:.)/i;

  /** What is wrong in one text: whether it stops a build, and the words. */
  function inText(text) {
    const found = [...traces(text)].map(words => [false, words]);
    const image = text.match(IMAGE);
    if (image) found.push([true, t("no_picture", { text: image[0] })]);
    for (const [, target] of text.matchAll(LINK)) {
      const [kind, id] = target.split(/:(.*)/s);
      if (!OUTSIDE.test(target) && !(M.page.named[kind] || []).includes(id)) found.push([true, t("no_link", { target })]);
    }
    return found;
  }

  function* people(record) {
    const counted = Object.entries(record.participants).filter(([, count]) => Number(count) > 0).map(([role]) => role);
    if (!counted.length) return yield [true, t("no_people"), "f-participants-" + M.page.roles[0].id];
    const there = new Set([...counted, ...Object.keys(record.absent).filter(role => M.tidy(record.absent[role]))]);
    for (const level of M.page.levels) {
      const roles = M.page.roles.filter(role => role.level === level.id);
      if (!roles.some(role => there.has(role.id))) yield [false, t("nobody", { level: level.name }), "f-participants-" + (roles[0] || M.page.roles[0]).id];
    }
  }
  function* draft(record, one, place) {
    const at = "f-proposals-" + place + "-draft-", name = M.line(one.draft.name), same = name.toLowerCase();
    if (!name) return yield [true, t("no_name", { number: place + 1 }), at + "name"];
    if (M.page.criteria.some(other => other.name.toLowerCase() === same) || record.proposals.some((other, index) => index < place && other.draft && M.isYes(other) && M.line(other.draft.name).toLowerCase() === same)) yield [true, t("same_name", { name }), at + "name"];
    for (const key of ["group", "scale"]) if (!one.draft[key]) yield [true, t("no_" + key, { name }), at + key];
    if (M.page.principles.length && !one.draft.principle) yield [false, t("no_principle", { name }), at + "principle"];
    if (!M.tidy(one.draft.goal)) yield [false, t("no_goal", { name }), at + "goal"];
    if (!M.linesOf(one.draft.indicators).length) yield [false, t("no_indicators", { name }), at + "indicators"];
  }
  function* proposal(record, one, place) {
    const number = place + 1, at = "f-proposals-" + place + "-", name = M.short(one, 40);
    if (!M.tidy(one.text)) yield [true, t("no_text", { number }), at + "text"];
    if (!M.expected(one).length) yield [true, t("no_place", { number }), at + "impact"];
    if (!one.decision) return yield [true, t("no_decision", { number }), at + "decision"];
    const why = M.tidy(one.why);
    if (!why && M.isAgainst(one) && !one.unavoidable) yield [true, t("against", { impact: one.impact, effort: one.effort, expected: M.inWords(M.expected(one)), decision: M.decisionName(one.decision) }), at + "why"];
    else if (!why) yield [false, t("no_reason", { proposal: name }), at + "why"];
    if (one.unavoidable && one.decision === "scrap") yield [true, t("scrapped", { proposal: name }), at + "decision"];
    const draftGoes = one.draft && M.isYes(one);
    if (one.decision === "adopt" && !(one.criteria || []).length && !draftGoes && !M.tidy(one.result)) yield [false, t("nothing_came", { proposal: name }), at + "result"];
    if (draftGoes) yield* draft(record, one, place);
  }
  function* texts(part, at) {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === "string" && !["id", "name", "date", "workshop", "language", "kind", "decision", "saved"].includes(key)) for (const [bad, words] of inText(M.tidy(value))) yield [bad, words, at + key];
      else if (value && typeof value === "object" && key !== "form" && !key.endsWith("~") && key !== "criteria") yield* texts(value, at + key + "-");
    }
  }
  /** What is wrong or missing: whether it stops a build, the words, and the field that it is about. */
  M.findings = function (record) {
    const found = [];
    if (!M.line(record.title)) found.push([true, t("no_title"), "f-title"]);
    if (!/^\d{4}-\d\d-\d\d$/.test(record.date || "")) found.push([true, t("no_date"), "f-date"]);
    if (!M.tidy(record.purpose)) found.push([true, t("no_purpose"), "f-purpose"]);
    found.push(...people(record));
    if (!record.proposals.length) found.push([false, t("no_proposals"), "f-new"]);
    record.proposals.forEach((one, place) => found.push(...proposal(record, one, place)));
    const changing = M.toChange(record).map(one => one.name);
    if (changing.length) found.push([false, t("to_change", { criteria: new Intl.ListFormat(M.language, { type: "conjunction" }).format(changing) }), "change-0"]);
    found.push(...texts(record, "f-"));
    return found.map(([bad, words, field]) => ({ bad, words, field }));
  };
})(window.Maatstaf);
