/* Maatstaf, composing: the form as scoring knows it, made of what is on the page; a question that isn't complete yet is left
   out. The builder makes the same of the file. */
(function (M) {
  "use strict";
  const map = words => (words && typeof words === "object" ? words : { [M.language]: words || "" });
  const kept = all => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null));

  function itemOf(item, values) {
    const own = item.question, known = own ? null : M.details[item.criterion], scale = M.scales[own ? own.scale : (known || {}).scale];
    if (!scale || !(own ? own.id : item.criterion)) return null;
    const when = known ? known.na : "", name = own ? own.text : known.question;
    return kept({
      id: own ? own.id : item.criterion, scale: scale.id, name: map(name), text: map(name), criterion: own ? undefined : { id: item.criterion },
      klantprincipes: own ? [] : M.criterion(item.criterion)[3], kpis: known ? known.kpis : [], anchors: known ? known.anchors : {},
      required: item.required ?? !own, scored: item.scored ?? true, class: item.class, weight: item.weight, grade: item.grade,
      critical: item.critical && (item.critical.answers || []).length && item.critical.effect ? item.critical : undefined, deduct: item.deduct || {}, failed: item.failed || [],
      comment: item.comment || "optional", reasons: item.reasons || [], show_when: item.show_when,
      not_applicable: { allowed: Boolean(scale.not_applicable) && (own !== undefined || Boolean(when)), policy: item.not_applicable || (values.scoring || {}).not_applicable || "exclude" },
    });
  }
  /** The form of these values, in the shape of its spec. */
  M.specOf = function (values) {
    const scoring = values.scoring || {};
    return {
      id: values.id || "", name: map(values.name), classes: (values.classes || []).filter(one => one.id),
      header: (values.header || []).filter(one => one.id && M.scales[one.scale]).map(one => ({ ...one, text: map(one.text), required: Boolean(one.required) })),
      scales: M.scales,
      sections: (values.sections || []).map((one, number) => kept({ ...one, id: one.id || "part-" + number, name: map(one.name), items: (one.items || []).map(item => itemOf(item, values)).filter(Boolean) })),
      scoring: {
        method: scoring.method || "none", start: scoring.start ?? null, not_applicable: scoring.not_applicable || "exclude", decimals: Number(scoring.decimals) || 0,
        subscores: [], outcomes: (scoring.outcomes || []).filter(one => one.id).map(one => ({ id: one.id, name: map(one.name), when: one.when })), complete_when: scoring.complete_when || "all-required",
      },
    };
  };
  /** A record in which every question has its best answer, or its lowest. */
  M.answered = function (spec, best) {
    const pick = scale => {
      const valued = scale.answers.filter(one => one.value !== undefined), all = valued.length ? [...valued].sort((one, other) => one.value - other.value) : scale.answers;
      return all.length ? { answer: all[best ? all.length - 1 : 0].id } : {};
    };
    const items = spec.sections.flatMap(one => one.items), wholes = spec.sections.filter(one => M.scales[one.judged_as_a_whole]);
    return {
      header: {}, answers: Object.fromEntries(items.map(one => [one.id, pick(M.scales[one.scale])])),
      sections: Object.fromEntries(wholes.map(one => [one.id, pick(M.scales[one.judged_as_a_whole])])),
    };
  };
  /** The result of a record; nothing while the form can't be scored, such as with a weight that is no number. */
  M.tryScore = function (spec, record) {
    try { return M.score(spec, record); } catch { return null; }
  };
  /** By item, and by part that is judged as a whole: the share of the score, from 0 to 1, when every question is asked. */
  M.shares = function (spec) {
    const open = { ...spec, sections: spec.sections.map(one => ({ ...one, items: one.items.map(({ show_when, ...item }) => item) })) };
    const result = M.tryScore(open, M.answered(open, true)) || { lines: [] };
    return new Map(result.lines.filter(one => one.share !== undefined).map(one => [one.id, Number(one.share.split("/")[0]) / Number(one.share.split("/")[1] || 1)]));
  };
})(window.Maatstaf);
